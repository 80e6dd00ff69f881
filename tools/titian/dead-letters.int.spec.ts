import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { systemClock } from '@titian/core'
import { postgresEventStore } from '@titian/event-store/postgres'
import { type IntegrationEvent, topicOf } from '@titian/messaging'
import { message as published } from '@titian/messaging/contract'
import { postgresParking } from '@titian/messaging/postgres'
import { prepareDatabase, relationSeal, secrets } from '@titian/service-kit/run'
import { serviceNames } from '@titian/service-registry'
import { type TestDatabase, testDatabase } from '@titian/testing/postgres'
import { deadLettersCommand } from './dead-letters.ts'
import { heard } from './fixtures/heard.ts'
import { UsageError } from './usage.ts'

const { stream, caseId } = published('a', 1)
const secret = Buffer.alloc(32, 'only-in-tests')
const sealed = new Map<string, IntegrationEvent>()
/** As this deployment would have published it; the same call answers the same message. */
function message(name: string, version: number): IntegrationEvent {
  const bare = published(name, version)
  const one = sealed.get(bare.id) ?? { ...bare, relations: relationSeal(secrets(secret, 'common').relationKey).seal(bare, { binds: true }) }
  sealed.set(bare.id, one)
  return one
}
const longAgo = new Date('2026-01-05T01:02:03.000Z')

describe('titian dead-letters', () => {
  let database: TestDatabase
  let parking: ReturnType<typeof postgresParking>
  let ofCaseHistory: typeof parking
  let folder: string
  beforeAll(async () => {
    database = await testDatabase()
    const keys = await testDatabase()
    const password = 'only-in-tests'
    await prepareDatabase(
      database.url,
      keys.url,
      serviceNames.map((service) => ({ service, password })),
    )
    await keys.drop()
    process.env['DATABASE_URL'] = database.url
    folder = await mkdtemp(join(tmpdir(), 'titian-'))
    await writeFile(join(folder, 'secret'), secret)
    process.env['TITIAN_SECRET_FILE'] = join(folder, 'secret')
    const pool = database.pool()
    parking = postgresParking({ pool, schema: 'referral' })
    ofCaseHistory = postgresParking({ pool, schema: 'case_history' })
  })
  afterAll(async () => {
    for (const name of ['DATABASE_URL', 'TITIAN_SECRET_FILE']) delete process.env[name]
    await rm(folder, { recursive: true })
    await database.drop()
  })

  /** As titian.ts runs it: 2 where the command was not understood. */
  const titian = async (...args: string[]) => {
    const lines: string[] = []
    const ended = deadLettersCommand(args, (text) => void lines.push(text))
    const { code, err } = await ended.then(
      (exit) => ({ code: exit, err: '' }),
      (error: unknown) => ({ code: error instanceof UsageError ? 2 : 1, err: (error as Error).message }),
    )
    return { code, out: lines.map((line) => `${line}\n`).join(''), err }
  }
  const clear = async () => {
    for (const version of [1, 2, 3]) for (const lot of [parking, ofCaseHistory]) await lot.remove(stream, version)
  }
  afterEach(clear)
  const deeds = async () =>
    (await database.query(`select data::jsonb as data, meta::jsonb as meta from referral_access.events order by position`)).map(({ data, meta }) => ({
      ...(data as object),
      by: (meta as { actor: { userId: string } }).actor.userId,
    }))

  it('lists what is parked, the oldest first, and ends with 1; with 0 where nothing is', async () => {
    expect(await titian('list')).toEqual({ code: 0, out: 'Nothing is parked.\n', err: '' })
    await parking.park(message('a', 2), 'GAP_NOT_REPAIRED', longAgo)
    await parking.queue(message('a', 3), longAgo)
    await ofCaseHistory.park(message('b', 1), 'STREAM_DIVERGED', new Date(0))
    const { code, out } = await titian('list')
    expect(code).toBe(1)
    expect(out).toBe(
      `case-history     ${message('b', 1).stream}\n  message: 1 waiting  STREAM_DIVERGED, tried once, first seen 1970-01-01T00:00:00.000Z, last 1970-01-01T00:00:00.000Z\n` +
        `referral         ${stream}\n  message: 2 waiting  GAP_NOT_REPAIRED, tried once, first seen ${longAgo.toISOString()}, last ${longAgo.toISOString()}\n` +
        '2 parked. titian dead-letters show <stream> tells more.\n',
    )
    expect(JSON.parse((await titian('list', '--service', 'referral', '--json')).out)).toMatchObject({
      service: 'referral',
      kind: 'message',
      waiting: 2,
    })
    await ofCaseHistory.remove(message('b', 1).stream, 1)
  })

  it('names the services that an address leaves out, and does not take a wrong database for a healthy one', async () => {
    process.env['DATABASE_URL'] = Object.assign(new URL(database.url), { username: 'titian_referral', password: 'only-in-tests' }).href
    const { err } = await heard(async () => expect(await titian('list')).toEqual({ code: 0, out: 'Nothing is parked.\n', err: '' }))
    expect(err).toContain(`may not read it: ${serviceNames.filter((name) => name !== 'referral').join(', ')}. Use`)
    const empty = await testDatabase()
    process.env['DATABASE_URL'] = empty.url
    const ofNone = [await titian('list'), await titian('replay', '--all')]
    process.env['DATABASE_URL'] = database.url
    await empty.drop()
    for (const one of ofNone) expect(one).toMatchObject({ code: 1, out: '', err: expect.stringContaining('is prepared for no service') })
  })

  it('shows a message as it was published', async () => {
    await parking.park(message('a', 2), 'GAP_NOT_REPAIRED', longAgo)
    const { code, out } = await titian('show', stream)
    expect(code).toBe(0)
    expect(out).toContain(`referral: 1 waiting in ${stream}\n@2  GAP_NOT_REPAIRED, tried once`)
    expect(JSON.parse(out.slice(out.indexOf('message {') + 'message '.length)) as IntegrationEvent).toEqual(message('a', 2))
  })

  it('replays from the log of the source in the same database, and records who did it', async () => {
    await parking.park(message('a', 2), 'GAP_NOT_REPAIRED', longAgo)
    expect(await titian('replay', stream, '--by', 'op-7')).toMatchObject({
      code: 1,
      out: `${stream}: 0 received, 1 still waiting: GAP_NOT_REPAIRED.\n`,
    })
    expect((await deeds()).at(-1)).toMatchObject({ action: 'ReplayDeadLetters', resources: [stream], caseIds: [caseId], by: 'terminal:op-7' })
    await parking.park(message('a', 1), 'GAP_NOT_REPAIRED', longAgo)
    expect(await titian('replay', '--all')).toMatchObject({ code: 0, out: `${stream}: 2 received, nothing waits any more.\n` })
    const store = await postgresEventStore({ pool: database.pool(), schema: 'referral_log', log: 'referral', clock: systemClock })
    expect((await store.read(`referral.received.${stream}`)).map(({ version }) => version)).toEqual([1, 2])
    await store.close()
    expect(await titian('replay', '--all')).toMatchObject({ code: 0, out: 'No message is parked.\n' })
  })

  it('discards for a reason of the list, and records it with version and reason', async () => {
    await parking.park({ ...message('a', 1), id: message('b', 1).id }, 'STREAM_DIVERGED', longAgo)
    const refused = await titian('discard', stream, '1')
    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('A discard needs a --reason / Alasan wajib diisi:\n  SOURCE_RESTORED') })
    expect((await titian('discard', stream, '1', '--reason', 'x')).err).toContain('There is no reason "x" / Alasan itu tidak ada')
    expect(await titian('discard', stream, '9', '--reason', 'NOT_FROM_SOURCE')).toMatchObject({
      code: 1,
      err: 'Version 9 is not parked in that stream; parked are: 1.\nVersi 9 tidak diparkir pada aliran itu; yang diparkir: 1.',
    })
    const before = (await deeds()).length
    expect(await titian('discard', stream, '1', '--reason', 'NOT_FROM_SOURCE', '--by', 'op-7')).toMatchObject({
      code: 0,
      out: `${stream}@1 is discarded.\n${stream}: 0 received, nothing waits any more.\n`,
    })
    expect((await deeds()).slice(before)).toMatchObject([
      {
        action: 'DiscardDeadLetter',
        resources: [`${stream}@1`],
        reason: 'NOT_FROM_SOURCE',
        by: 'terminal:op-7',
        route: 'titian dead-letters discard',
      },
    ])
  })

  it('lists consequences, and says that the running service tries them', async () => {
    const event = `referral.referral-${caseId}`
    await database.query(
      `insert into referral.parked_event (reaction, stream, version, position, code) values ('close-when-case-closes', '${event}', 3, 9, 'UNKNOWN')`,
    )
    expect((await titian('list')).out).toContain(`referral         ${event}  close-when-case-closes\n  reaction: 1 waiting  UNKNOWN, tried once`)
    const before = (await deeds()).length
    for (const args of [
      ['replay', event],
      ['discard', event, '3', '--reason', 'TEST_MESSAGE'],
    ])
      expect(await titian(...args)).toMatchObject({ code: 1, err: expect.stringContaining('the running service tries it every few seconds') })
    expect(await deeds()).toHaveLength(before)
    await database.query('delete from referral.parked_event')
  })

  it('says what it did not understand, in both languages, and what there is', async () => {
    expect(await titian('lst')).toMatchObject({ code: 2, err: expect.stringContaining('there is: list, show, replay, discard') })
    expect(await titian('--json')).toMatchObject({ code: 2, err: 'Say what of "titian dead-letters"; there is: list, show, replay, discard.' })
    expect(await titian('list', 'extra')).toMatchObject({ code: 2, out: '', err: expect.stringContaining('"extra" is one word too many') })
    expect(await titian('replay', stream, '--all')).toMatchObject({ code: 2, out: '', err: expect.stringContaining('or --all, not both') })
    expect(await titian('discard', stream, '--all')).toMatchObject({ code: 2, out: '', err: expect.stringContaining('--all is for replay') })
    expect(await titian('show')).toMatchObject({ code: 2, err: expect.stringContaining('Say which stream') })
    expect(await titian('list', '--service', 'nobody')).toMatchObject({
      code: 2,
      err: expect.stringContaining(`There is no service "nobody"; there is: ${serviceNames.join(', ')}.\nTidak ada layanan "nobody"`),
    })
    expect(await titian('show', topicOf('intake'))).toMatchObject({
      code: 1,
      err: 'Nothing is parked in that stream; the list says what is.\nTidak ada yang diparkir pada aliran itu; lihat daftarnya.',
    })
    await parking.park(message('a', 1), 'X', longAgo)
    await ofCaseHistory.park(message('a', 1), 'X', longAgo)
    expect(await titian('show', stream)).toMatchObject({ code: 2, err: expect.stringContaining('say --service referral or case-history') })
    expect(await titian('discard', stream, '1', '--reason', 'TEST_MESSAGE', '--by', 'system:x')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--by must be'),
    })
  })
})
