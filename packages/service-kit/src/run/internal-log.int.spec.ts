import { randomUUID } from 'node:crypto'
import type { RecordedEvent } from '@titian/core'
import type { EventStore } from '@titian/event-store'
import { as, dinsos, uptd } from '@titian/testing'
import { rebuildView } from '@titian/views'
import { runAlone } from './alone-fixture.ts'
import { byLog } from './by-log.ts'
import { complete } from './complete.ts'
import { whisperService } from './whisper-fixture.ts'

const caseworker = as(uptd)
const stranger = as(dinsos, 'caseworker')

let whispers: Awaited<ReturnType<typeof runAlone>>
let internal: EventStore
beforeAll(async () => {
  whispers = await runAlone(whisperService)
  if (whispers.ground.internalStore === undefined) throw new Error('no internal log')
  internal = whispers.ground.internalStore
})
afterAll(() => whispers.stop())

const { give, ask } = {
  give: (...given: Parameters<typeof whispers.give>) => whispers.give(...given),
  ask: (...asked: Parameters<typeof whispers.ask>) => whispers.ask(...asked),
}

/** A case that the caseworker is bound to by a trip, which stands in the main log. */
async function aCase(): Promise<{ readonly caseId: string; readonly tripId: string }> {
  const caseId = randomUUID()
  const { body } = await give(caseworker, '/trips', { caseId, seat: randomUUID() })
  return { caseId, tripId: body.id }
}
const hear = (caseId: string, word: string = randomUUID()) => give(caseworker, '/whispers', { caseId, word })
const typesIn = async (store: EventStore, about: string): Promise<readonly string[]> => {
  const events: readonly RecordedEvent[] = await store.readAll({ after: 0n, limit: 1_000 })
  return events.filter(({ stream, data }) => stream.includes(about) || JSON.stringify(data).includes(about)).map(({ type }) => type)
}

describe('an internal aggregate', () => {
  it('lives in a log of its own, its claims too, and the main log does not move', async () => {
    const { caseId } = await aCase()
    const head = await whispers.ground.store.head()
    const { status, body } = await hear(caseId)
    expect(status).toBe(201)
    expect(await typesIn(internal, body.id)).toEqual(['Claimed', 'WhisperHeard'])
    expect(await typesIn(whispers.ground.store, body.id)).toEqual([])
    expect(await whispers.ground.store.head()).toBe(head)
  })

  it('is read as any other, by who has a part in the case and by nobody else', async () => {
    const { caseId } = await aCase()
    const { body } = await hear(caseId)
    expect((await ask(caseworker, 'GET', `/whispers/${body.id}`)).body).toMatchObject({ status: 'heard', caseId })
    expect((await ask(stranger, 'GET', `/whispers/${body.id}`)).status).toBe(404)
    expect((await ask(caseworker, 'GET', '/whisper-list')).body.items).toContainEqual({ caseId, over: false, redactions: [] })
    expect((await ask(stranger, 'GET', '/whisper-list')).body.items).toEqual([])
  })

  it('gives version tokens as long as those of the main log, and what was done is there for who waits for it', async () => {
    const { caseId, tripId } = await aCase()
    const { body } = await hear(caseId)
    const trip = await ask(caseworker, 'GET', `/trips/${tripId}`)
    expect(body.version).toHaveLength(trip.body.version.length)
    const response = await fetch(`${whispers.running.url}/whisper-list`, {
      headers: { authorization: JSON.stringify(caseworker), 'x-min-version': body.version },
    })
    const waited = (await response.json()) as { readonly stale?: boolean; readonly items: readonly { readonly caseId: string }[] }
    expect(waited.stale).toBeUndefined()
    expect(waited.items.map((item) => item.caseId)).toContain(caseId)
  })

  it('stands among the lines of its case in the order of recording, now and as of a moment', async () => {
    const { caseId, tripId } = await aCase()
    whispers.clock.advance(60_000)
    const { body } = await hear(caseId)
    whispers.clock.advance(60_000)
    const before = whispers.clock.now().toISOString()
    whispers.clock.advance(60_000)
    await give(caseworker, `/trips/${tripId}/end`, {})
    await give(caseworker, `/whispers/${body.id}/forget`, {})
    const typesOf = async (asOf?: string) =>
      (await ask(caseworker, 'POST', '/entries/batch', { caseId, ...(asOf && { asOf }) })).body.entries.map(({ type }: { type: string }) => type)
    expect(await typesOf()).toEqual(['TripBooked', 'WhisperHeard', 'TripEnded', 'TripFollowed', 'WhisperForgotten', 'WhisperFollowed'])
    expect(await typesOf(before)).toEqual(['TripBooked', 'WhisperHeard'])
    expect((await ask(caseworker, 'GET', `/whispers/${body.id}?asOf=${before}`)).body.status).toBe('heard')
  })

  it('has consequences and due dates of its own, once', async () => {
    const { caseId } = await aCase()
    const { body } = await hear(caseId)
    expect((await whispers.running.nextDue())?.getTime()).toBeLessThanOrEqual(whispers.clock.now().getTime() + 3_600_000)
    whispers.clock.advance(3_600_001)
    await whispers.running.fireDue()
    await whispers.running.settled(10_000)
    expect(await typesIn(internal, body.id)).toEqual(['Claimed', 'WhisperHeard', 'WhisperForgotten', 'WhisperFollowed'])
  })

  it('keeps what it claims apart: the same word is refused', async () => {
    const { caseId } = await aCase()
    const word = randomUUID()
    expect((await hear(caseId, word)).status).toBe(201)
    expect((await hear(caseId, word)).body.code).toBe('WORD_TAKEN')
  })

  it('is not what the desk of the case, the views of the main log or the numbers of the doors know of', async () => {
    const { caseId } = await aCase()
    await hear(caseId)
    const desk = await whispers.ground.store.read(`whispers.case_desk-${caseId}`)
    expect(desk.map(({ data }) => (data as { stream: string }).stream.split('-')[0])).toEqual(['whispers.trip'])
    const posts = async () =>
      /titian_http_seconds_count\{[^}]*method="POST",status="201"[^}]*\} (\d+)/.exec(
        await (await fetch(`${whispers.running.url}/metrics`)).text(),
      )?.[1]
    const before = await posts()
    await hear(caseId)
    expect(await posts()).toBe(before)
    await aCase()
    expect(Number(await posts())).toBe(Number(before) + 1)
  })

  it('may be opened by its own service alone, which may do no more than append and read', async () => {
    const rights = await whispers.database.query(
      `select has_schema_privilege('titian_whispers', 'whispers_internal', 'usage') as own,
              has_schema_privilege('public', 'whispers_internal', 'usage') as others,
              has_table_privilege('titian_whispers', 'whispers_internal.events', 'insert, update, delete, truncate') as "around the function"`,
    )
    expect(rights).toEqual([{ own: true, others: false, 'around the function': false }])
  })

  it('goes on after a restart where it was: nothing is lost, nothing follows twice', async () => {
    const { caseId } = await aCase()
    const { body } = await hear(caseId)
    await give(caseworker, `/whispers/${body.id}/forget`, {})
    const heads = async () => [await whispers.ground.store.head(), await internal.head()]
    const before = await heads()
    await whispers.restart()
    expect(await heads()).toEqual(before)
    expect((await ask(caseworker, 'GET', `/whispers/${body.id}`)).body).toMatchObject({ status: 'over', caseId })
    expect((await ask(caseworker, 'GET', '/whisper-list')).body.items).toContainEqual({ caseId, over: true, redactions: [] })
    expect((await give(caseworker, `/whispers/${(await hear(caseId)).body.id}/forget`, {})).status).toBe(200)
  })

  it('has views that are rebuilt from its log, and read as before', async () => {
    const { views } = byLog(complete(whisperService), []).internal
    expect(views.map(({ name }) => name).sort()).toEqual(['internal_deadlines', 'internal_entry', 'whisper_list'])
    for (const view of views) {
      const report = await rebuildView({ service: 'whispers', store: internal, pool: whispers.ground.pool, view, views })
      expect(report).toMatchObject({ outcome: 'switched', differences: [] })
      expect(report.events).toBeGreaterThan(0)
    }
    await whispers.restart()
    const { caseId } = await aCase()
    await hear(caseId)
    expect((await ask(caseworker, 'GET', '/whisper-list')).body.items).toContainEqual({ caseId, over: false, redactions: [] })
  })
})
