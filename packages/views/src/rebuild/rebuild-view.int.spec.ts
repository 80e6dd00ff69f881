import { systemClock } from '@titian/core'
import type { EventStore } from '@titian/event-store'
import { memoryEventStore } from '@titian/event-store/memory'
import { type TestDatabase, testDatabase } from '@titian/testing/postgres'
import type { Pool } from 'pg'
import { door, happened, openings as one } from '../fixtures/doors.ts'
import { idOf, on, onMany, rebuildView, startViews, storedViews, type View, type Views, withSearchPath } from '../index.ts'

/** One row for each opening, many in one statement. */
const openings: View = {
  ...one,
  handles: [
    onMany(door, async (events, db) => {
      await db.query(`insert into opening select *, 'Rekaan' from unnest($1::text[], $2::int[])`, [
        events.map(({ stream }) => idOf(stream)),
        events.map(({ version }) => version),
      ])
    }),
  ],
}

describe('rebuilding a view beside the live one', () => {
  let database: TestDatabase
  let pool: Pool
  let store: EventStore
  let service: string
  let views: Views
  let made = 0
  beforeAll(async () => {
    database = await testDatabase()
    pool = database.pool({ max: 6 })
  })
  afterAll(() => database.drop())
  beforeEach(async () => {
    made += 1
    service = `guild${made}`
    store = memoryEventStore({ log: service, clock: systemClock })
    await open(3_000)
    views = startViews({ service, store, pool, views: [openings] })
    await views.ready
  })
  afterEach(async () => {
    await views.stop()
    await store.close()
  })

  const open = async (count: number) => {
    let position = 0n
    for (let nth = 0; nth < count; nth += 50) {
      const events = Array.from({ length: Math.min(50, count - nth) }, () => happened('DoorOpened', { by: 'Rekaan' }))
      position = (await store.append(`${service}.door-${nth % 7}`, events, { expected: 'any' })).position
    }
    return position
  }
  const rebuild = (more: Partial<Parameters<typeof rebuildView>[0]> = {}) =>
    rebuildView({ service, store, pool, view: openings, views: [openings], ...more })
  const count = () => withSearchPath(pool, views.searchPath, async (db) => (await db.query('select count(*)::int as n from opening')).rows[0])

  it('tells its progress, finds nothing different, switches, and the running service goes on from there', async () => {
    const seen: bigint[] = []
    const report = await rebuild({ onProgress: ({ position }) => seen.push(position) })
    expect(report).toEqual({ outcome: 'switched', position: 3_000n, events: 3_000, resumedAt: 0n, differences: [] })
    expect(seen).toEqual([1_000n, 2_000n, 3_000n])
    expect(await views.waitFor(await open(10))).toBe(true)
    expect(await count()).toEqual({ n: 3_010 })
    expect((await storedViews(pool, service)).map(({ view, events, rebuild: beside }) => [view, events, beside])).toEqual([['openings', 3_010, null]])
  })

  it('puts right what somebody changed by hand, and says where it differed', async () => {
    await pool.query(`delete from "${service}_view_openings_v1".opening where version <= 2`)
    await pool.query(`insert into "${service}_view_openings_v1".opening values ('never', 1, 'nobody')`)
    const { differences } = await rebuild()
    expect(differences).toEqual([{ table: 'opening', liveRows: 2_987, rebuiltRows: 3_000, onlyLive: 1, onlyRebuilt: 14 }])
    expect(await count()).toEqual({ n: 3_000 })
  })

  it('is cancelled between two batches, answers go on meanwhile, and the next time it goes on where it was', async () => {
    const cancelling = new AbortController()
    const cancelled = await rebuild({ signal: cancelling.signal, onProgress: () => cancelling.abort() })
    expect(cancelled).toMatchObject({ outcome: 'cancelled', position: 1_000n })
    expect(await count()).toEqual({ n: 3_000 })
    expect((await storedViews(pool, service)).find(({ view }) => view === 'openings')?.rebuild).toMatchObject({ position: 1_000n, events: 1_000 })
    await views.waitFor(await open(100))
    expect(await rebuild()).toEqual({ outcome: 'switched', position: 3_100n, events: 2_100, resumedAt: 1_000n, differences: [] })
  })

  it('does not say when it was begun where nobody had written that down', async () => {
    await rebuild({ signal: AbortSignal.abort() })
    const standing = async () => (await storedViews(pool, service)).find(({ view }) => view === 'openings')?.rebuild
    expect(await standing()).toMatchObject({ target: 3_000n, percent: 0, startedAt: expect.any(Date) })
    await pool.query(`alter table ${service}.view_checkpoint drop column begun_at`)
    await rebuild({ signal: AbortSignal.abort() })
    expect(await standing()).toMatchObject({ percent: 0, startedAt: null })
    await rebuild({ signal: AbortSignal.abort(), fresh: true })
    expect(await standing()).toMatchObject({ startedAt: expect.any(Date) })
  })

  it('begins anew where it is told to', async () => {
    const cancelling = new AbortController()
    await rebuild({ signal: cancelling.signal, onProgress: () => cancelling.abort() })
    expect(await rebuild({ fresh: true })).toMatchObject({ events: 3_000, resumedAt: 0n, differences: [] })
  })

  it('switches while events keep coming, each of them once', async () => {
    const writing = (async () => {
      for (let nth = 0; nth < 60; nth += 1) await views.waitFor(await open(10))
    })()
    const report = await rebuild()
    await writing
    expect(report).toMatchObject({ outcome: 'switched', differences: [] })
    const head = await store.head()
    expect(await views.waitFor(head)).toBe(true)
    expect(await count()).toEqual({ n: Number(head) })
    expect(views.status()[0]).toMatchObject({ state: 'live', failed: null })
  })

  it('stops on an event that the handlers cannot take, and leaves the live view as it is', async () => {
    const broken: View = { ...openings, handles: [on(door, { DoorOpened: async (_, db) => void (await db.query('select 1 / 0')) })] }
    await expect(rebuild({ view: broken })).rejects.toMatchObject({ code: 'VIEW_HANDLER_FAILED', details: { position: 1n, code: '22012' } })
    expect(await count()).toEqual({ n: 3_000 })
  })

  it('refuses a view that was never built', async () => {
    await expect(rebuild({ view: { ...openings, version: 9 } })).rejects.toMatchObject({ code: 'VIEW_UNKNOWN' })
  })
})
