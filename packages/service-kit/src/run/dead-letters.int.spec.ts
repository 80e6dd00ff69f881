import { randomUUID } from 'node:crypto'
import type { EventStore } from '@titian/event-store'
import type { IntegrationEvent } from '@titian/messaging'
import { message as published } from '@titian/messaging/contract'
import { relationSeal } from '../between/relation-seal.ts'
import { secrets } from '../secrets.ts'
import { asking, type Errands, runErrands, type Who } from './service-fixture.ts'
import { poisoned } from './trip-fixture.ts'

const operator: Who = { sub: 'op-1', agency: randomUUID(), agency_kind: 'OVERSIGHT', post: 'operator' }
const caseworker: Who = { sub: 'u-1', agency: randomUUID(), agency_kind: 'UPTD_PPA', post: 'caseworker' }
const { stream } = published('a', 1)
const door = '/admin/dead-letters'
const longAgo = new Date('2026-01-05T01:00:00.000Z')

let errands: Errands
/** The same service once more, with a feed that holds what a test puts in. */
let other: Awaited<ReturnType<Errands['start']>>
const held: IntegrationEvent[] = []
const sealed = new Map<string, IntegrationEvent>()
/** As this deployment would have published it; the same call answers the same message. */
function message(name: string, version: number): IntegrationEvent {
  const bare = published(name, version)
  const one = sealed.get(bare.id) ?? {
    ...bare,
    relations: relationSeal(secrets(errands.ground.secret, 'common').relationKey).seal(bare, { binds: true }),
  }
  sealed.set(bare.id, one)
  return one
}
beforeAll(async () => {
  errands = await runErrands()
  other = await errands.start({
    feed: { eventsAfter: async (_source, of, version) => held.filter((each) => each.stream === of && each.version > version) },
  })
})
afterAll(async () => {
  await other.stop()
  await errands.stop()
})
afterEach(() => {
  held.length = 0
})
const { ask, command } = asking({ token: (who) => errands.token(who) }, () => other.url)
const looks = async () =>
  (await errands.ground.accessStore.readAll({ after: 0n })).map(({ data, meta, recordedAt }) => ({ ...(data as object), by: meta.actor, recordedAt }))
const parking = () => errands.ground.parking
const versions = async () => (await errands.store.read(`errands.received.${stream}`)).map(({ version }) => version)

describe('dead letters over HTTP', () => {
  it('are for operators: others are told so in both languages, and that they tried is recorded', async () => {
    const refused = await ask(caseworker, 'GET', door)
    expect(refused).toMatchObject({ status: 403, body: { code: 'FORBIDDEN', message: { en: 'Your post may not do this' } } })
    expect(refused.body.message.id).toBe('Jabatan Anda tidak berwenang melakukan ini')
    expect((await ask(caseworker, 'POST', `${door}/${stream}/replay`, {})).status).toBe(403)
    expect((await ask(caseworker, 'POST', `${door}/${stream}/1/discard`, { reason: 'TEST_MESSAGE' })).status).toBe(403)
    expect((await ask(undefined, 'GET', door)).status).toBe(401)
    expect((await looks()).at(-1)).toMatchObject({ outcome: 'denied', by: { userId: 'u-1' } })
  })

  it('are listed by the age of what failed, in pages, with codes and counts', async () => {
    const streams = ['x', 'y', 'z'].map((name) => message(name, 1).stream)
    for (const [index, name] of ['z', 'x', 'y'].entries())
      await parking().park(message(name, 1), 'GAP_NOT_REPAIRED', new Date(longAgo.getTime() + index * 1000))
    await parking().queue(message('x', 2), new Date())
    const first = await ask(operator, 'GET', `${door}?first=2`)
    expect(first.status).toBe(200)
    expect(first.body.items).toMatchObject([
      { kind: 'message', stream: streams[2], waiting: 1, errorCode: 'GAP_NOT_REPAIRED', attempts: 1, firstSeen: longAgo.toISOString() },
      { kind: 'message', stream: streams[0], waiting: 2 },
    ])
    const second = await ask(operator, 'GET', `${door}?first=2&after=${encodeURIComponent(first.body.next)}`)
    expect(second.body).toMatchObject({ items: [{ stream: streams[1] }], next: null })
    expect((await looks()).at(-1)).toMatchObject({ action: 'ListDeadLetters', resources: [streams[1]], by: { userId: 'op-1', post: 'operator' } })
    expect((await ask(operator, 'GET', `${door}?first=none`)).body.code).toBe('INPUT_INVALID')
    for (const name of ['x', 'y', 'z']) for (const version of [1, 2]) await parking().remove(message(name, 1).stream, version)
  })

  it('are shown as they were published, and the look is recorded with its case', async () => {
    await parking().park(message('a', 2), 'GAP_NOT_REPAIRED', longAgo)
    const { status, body } = await ask(operator, 'GET', `${door}/${stream}`)
    expect(status).toBe(200)
    expect(body).toMatchObject({ stream, next: null, items: [{ version: 2, errorCode: 'GAP_NOT_REPAIRED', message: message('a', 2) }] })
    expect((await looks()).at(-1)).toMatchObject({ action: 'ShowDeadLetters', resources: [stream], caseIds: [message('a', 2).caseId] })
  })

  it('are replayed once their cause is gone; who did it is recorded', async () => {
    expect((await ask(operator, 'POST', `${door}/${stream}/replay`)).body).toEqual({ received: 0, left: 1, errorCode: 'GAP_NOT_REPAIRED' })
    held.push(message('a', 1), message('a', 2))
    expect((await ask(operator, 'POST', `${door}/${stream}/replay`)).body).toEqual({ received: 1, left: 0 })
    expect(await versions()).toEqual([1, 2])
    expect((await looks()).at(-1)).toMatchObject({ action: 'ReplayDeadLetters', resources: [stream], by: { userId: 'op-1' }, count: 1 })
    const again = await ask(operator, 'POST', `${door}/${stream}/replay`)
    expect(again).toMatchObject({ status: 404, body: { code: 'NOT_PARKED' } })
    expect(again.body.message.id).toContain('Tidak ada yang diparkir')
  })

  it('are discarded for a reason of the list, which is recorded with the version', async () => {
    await parking().park(message('a', 9), 'GAP_NOT_REPAIRED', longAgo)
    const discard = (version: number | string, body?: object) => ask(operator, 'POST', `${door}/${stream}/${version}/discard`, body)
    for (const body of [undefined, {}, { reason: 'because' }])
      expect(await discard(9, body)).toMatchObject({ status: 400, body: { code: 'INPUT_INVALID', errors: [{ path: 'reason' }] } })
    expect(await discard(8, { reason: 'TEST_MESSAGE' })).toMatchObject({
      status: 404,
      body: { code: 'VERSION_NOT_PARKED', details: { version: 8, parked: [9] }, message: { en: expect.stringContaining('parked are: 9') } },
    })
    expect((await discard('last', { reason: 'TEST_MESSAGE' })).status).toBe(400)
    const recorded = (await looks()).length
    expect((await discard(9, { reason: 'NOT_FROM_SOURCE' })).body).toEqual({ received: 0, left: 0, discarded: true })
    expect((await looks()).slice(recorded)).toMatchObject([
      { action: 'DiscardDeadLetter', resources: [`${stream}@9`], reason: 'NOT_FROM_SOURCE', by: { userId: 'op-1' }, outcome: 'permitted' },
    ])
    expect(await parking().list()).toEqual([])
  })

  it('stay where they are while the deed cannot be recorded', async () => {
    await parking().park(message('a', 9), 'GAP_NOT_REPAIRED', longAgo)
    const deaf: EventStore = { ...errands.ground.accessStore, append: async () => Promise.reject(new Error('the access log is away')) }
    const third = await errands.start({ accessStore: deaf })
    const there = asking(errands, () => third.url)
    for (const path of [`${stream}/replay`, `${stream}/9/discard`])
      expect(await there.ask(operator, 'POST', `${door}/${path}`, path.endsWith('discard') ? { reason: 'TEST_MESSAGE' } : undefined)).toMatchObject({
        status: 503,
        body: { code: 'ACCESS_NOT_RECORDED' },
      })
    expect(await parking().show(stream)).toMatchObject([{ message: { version: 9 }, attempts: 1 }])
    await third.stop()
    await parking().remove(stream, 9)
  })
})

describe('consequences that are parked', () => {
  it('are in the same list, are tried at once by a replay, and cannot be discarded; both ages are measured', async () => {
    const { id } = (await command(caseworker, '/trips', { caseId: randomUUID(), seat: '1' })).body
    const trip = `errands.trip-${id}`
    poisoned.add(trip)
    await command(caseworker, `/trips/${id}/end`, {})
    expect(await other.settled(20_000)).toBe(true)
    expect(await errands.settled(20_000)).toBe(true)
    await parking().park(message('a', 9), 'GAP_NOT_REPAIRED', new Date(Date.now() - 600_000))
    expect((await ask(operator, 'GET', door)).body.items).toMatchObject([
      { kind: 'message', stream },
      { kind: 'reaction', reaction: 'follow-trips-that-ended', stream: trip, waiting: 1, errorCode: 'UNKNOWN', firstSeen: expect.any(String) },
    ])
    await errands.database.query(`update errands.parked_event set since = now() - interval '1 hour'`)
    const age = async (kind: string) =>
      Number(
        new RegExp(`titian_parked_oldest_seconds\\{kind="${kind}",service="errands"\\} (\\S+)`).exec(
          (await ask(undefined, 'GET', '/metrics')).text,
        )?.[1],
      )
    expect(await age('message')).toBeGreaterThanOrEqual(600)
    expect(await age('message')).toBeLessThan(700)
    expect(await age('reaction')).toBeGreaterThanOrEqual(3_600)
    expect((await ask(operator, 'GET', `${door}/${trip}`)).body.items).toMatchObject([{ kind: 'reaction', errorCode: 'UNKNOWN' }])
    expect(await ask(operator, 'POST', `${door}/${trip}/1/discard`, { reason: 'TEST_MESSAGE' })).toMatchObject({
      status: 409,
      body: { code: 'CONSEQUENCE_KEPT' },
    })
    poisoned.clear()
    const { status, body } = await ask(operator, 'POST', `${door}/${trip}/replay`)
    // The service tries by itself every few seconds: it may have come first.
    if (status === 200) expect(body).toEqual({ received: 1, left: 0 })
    else expect(body.code).toBe('NOT_PARKED')
    expect((await errands.store.read(trip)).map(({ type }) => type)).toContain('TripFollowed')
    await parking().remove(stream, 9)
    expect([await age('message'), await age('reaction')]).toEqual([0, 0])
  }, 60_000)

  it('are kept, and say so, where this release does not know the consequence, or the log not the event', async () => {
    const { database } = errands
    const first = (await errands.store.readAll({ after: 0n, limit: 1 }))[0]
    const gone = 'errands.trip-gone'
    const insert = 'insert into errands.parked_event (reaction, stream, version, position, code) values ($1, $2, $3, $4, $5)'
    await database.query(insert, ['renamed-since', first?.stream, 1, 1, 'UNKNOWN'])
    await database.query(insert, ['follow-trips-that-ended', gone, 1, 999_999, 'UNKNOWN'])
    const replay = async (of = '') => (await ask(operator, 'POST', `${door}/${of}/replay`)).body
    expect(await replay(first?.stream)).toEqual({ received: 0, left: 1, errorCode: 'REACTION_UNKNOWN' })
    expect(await replay(gone)).toEqual({ received: 0, left: 1, errorCode: 'EVENT_MISSING' })
    await database.query('delete from errands.parked_event')
  })
})
