import { TitianError } from '@titian/core'
import type { EventStore } from '@titian/event-store'
import { memoryEventStore } from '@titian/event-store/memory'
import { type TestDatabase, testDatabase } from '@titian/testing/postgres'
import type { Pool } from 'pg'
import { counts, door, happened, openings } from './fixtures/doors.ts'
import { on, startViews, type View, type Views, withSearchPath } from './index.ts'

const clock = { now: () => new Date('2026-01-05T02:00:00.000Z') }

describe('the views of a service', () => {
  let database: TestDatabase
  let pool: Pool
  let store: EventStore
  let service: string
  let running: Views[] = []
  let made = 0

  beforeAll(async () => {
    database = await testDatabase()
    pool = database.pool({ max: 5 })
  })
  afterAll(() => database.drop())
  beforeEach(() => {
    made += 1
    service = `town-hall${made}`
    store = memoryEventStore({ log: service, clock })
  })
  afterEach(async () => {
    await Promise.all(running.map((views) => views.stop()))
    running = []
    await store.close()
  })

  const start = (views: readonly View[], more: Partial<Parameters<typeof startViews>[0]> = {}) => {
    const started = startViews({ service, store, pool, views, ...more })
    running.push(started)
    return started
  }
  const open = async (id: string, by = 'Rekaan') =>
    (await store.append(`${service}.door-${id}`, [happened('DoorOpened', { by })], { expected: 'any' })).position
  const rows = (views: Views, sql: string) => withSearchPath(pool, views.searchPath, async (db) => (await db.query(sql)).rows)

  it('catches up with what was there, then follows', async () => {
    await open('1')
    await open('2')
    const views = start([openings, counts])
    await views.ready
    expect(await rows(views, 'select door, version from opening order by door')).toEqual([
      { door: '1', version: 1 },
      { door: '2', version: 1 },
    ])
    expect(await views.waitFor(await open('1'))).toBe(true)
    expect(await rows(views, 'select door, n from count order by door')).toEqual([
      { door: '1', n: 2 },
      { door: '2', n: 1 },
    ])
    expect(views.status()).toEqual([
      { view: 'openings', version: 1, state: 'live', position: 3n, events: 3, failed: null },
      { view: 'counts', version: 1, state: 'live', position: 3n, events: 3, failed: null },
    ])
  })

  it('goes on from its checkpoint after a restart, each event once', async () => {
    const first = start([openings, counts])
    await first.waitFor(await open('1'))
    await first.stop()
    await open('1')
    const second = start([openings, counts])
    await second.ready
    expect(await rows(second, 'select n from count')).toEqual([{ n: 2 }])
    expect(await rows(second, 'select count(*)::int as n from opening')).toEqual([{ n: 2 }])
    expect(second.status().map(({ events }) => events)).toEqual([2, 2])
  })

  it('passes over positions that are not of interest, and a wait for the head ends', async () => {
    const views = start([openings])
    await views.ready
    const { position } = await store.append(`${service}.window-1`, [happened('WindowBroken'), happened('WindowMended')], { expected: 'no-stream' })
    expect(await views.waitFor(position)).toBe(true)
    expect(await views.waitForView('openings', await store.head())).toBe(true)
    await views.stop()
    const [row] = await database.query(`select position::int, events::int from "${service.replace('-', '_')}".view_checkpoint`)
    expect(row).toEqual({ position: 2, events: 0 })
  })

  it('says false when the time is over, and for a view that was stopped', async () => {
    const views = start([openings])
    await views.ready
    expect(await views.waitFor(1n, 5)).toBe(false)
    const waiting = views.waitFor(1n)
    await views.stop()
    expect(await waiting).toBe(false)
    await expect(views.waitForView('unheard-of', 1n)).rejects.toMatchObject({ code: 'VIEW_UNKNOWN' })
  })

  it('stops a view on an event that its handler cannot take, names it, keeps what came before; the others go on', async () => {
    await open('1')
    await open('2', 'fail')
    const failures: unknown[] = []
    const views = start([counts, openings], { onFailure: (failure) => failures.push(failure) })
    await views.ready
    const at = await open('3')
    expect(await views.waitForView('openings', at)).toBe(true)
    expect(await views.waitFor(at)).toBe(false)
    const failure = { position: 2n, stream: `${service}.door-2`, type: 'DoorOpened', code: '22012' }
    expect(failures).toEqual([{ view: 'counts', version: 1, ...failure }])
    expect(views.status()[0]).toEqual({ view: 'counts', version: 1, state: 'stopped', position: 1n, events: 1, failed: failure })
    expect(await rows(views, 'select door from count')).toEqual([{ door: '1' }])
    const [row] = await database.query(`select failed from "${service.replace('-', '_')}".view_checkpoint where view = 'counts'`)
    expect(row).toEqual({ failed: { ...failure, position: '2' } })
  })

  it('stops where the log was restored to before its checkpoint, rather than pass over what is recorded up to there', async () => {
    for (const door of ['1', '2', '3']) await open(door)
    const before = start([openings])
    await before.waitFor(3n)
    await before.stop()
    await store.close()
    store = memoryEventStore({ log: service, clock })
    await open('1')
    const failures: unknown[] = []
    const after = start([openings], { onFailure: (failure) => failures.push(failure) })
    await after.ready
    expect(await after.waitFor(await open('4'))).toBe(false)
    expect(failures).toEqual([{ view: 'openings', version: 1, position: 3n, stream: '', type: '', code: 'POSITION_UNKNOWN' }])
    expect(after.status()).toMatchObject([{ state: 'stopped', failed: { position: 3n } }])
    const [row] = await database.query(`select position::int, failed from "${service.replace('-', '_')}".view_checkpoint`)
    expect(row).toMatchObject({ position: 3, failed: { code: 'POSITION_UNKNOWN' } })
  })

  it('tries the event again at the next start', async () => {
    await open('1', 'fail')
    const first = start([counts])
    await first.ready
    await first.stop()
    const mended: View = {
      ...counts,
      handles: [on(door, { DoorOpened: (_, db) => db.query("insert into count values ('1', 7)").then(() => undefined) })],
    }
    const second = start([mended])
    await second.ready
    expect(await rows(second, 'select n from count')).toEqual([{ n: 7 }])
    const [row] = await database.query(`select failed from "${service.replace('-', '_')}".view_checkpoint`)
    expect(row).toEqual({ failed: null })
  })

  it('does not take a handler that swallowed an error of the database for done', async () => {
    await open('1')
    const careless: View = {
      ...openings,
      handles: [
        on(door, {
          DoorOpened: (_, db) =>
            db.query('select 1 / 0').then(
              () => undefined,
              () => undefined,
            ),
        }),
      ],
    }
    const views = start([careless])
    await views.ready
    expect(views.status()[0]?.failed).toMatchObject({ position: 1n, code: 'TRANSACTION_ABORTED' })
  })

  it('stops at the event whose handler swallowed an error of the database, though the next one is the first to fail', async () => {
    await open('1')
    await open('2', 'swallow')
    await open('3')
    const careless: View = {
      ...openings,
      handles: [
        ...openings.handles,
        on(door, {
          async DoorOpened({ data }, db) {
            if (data.by === 'swallow') await db.query('select 1 / 0').catch(() => undefined)
          },
        }),
      ],
    }
    const views = start([careless])
    await views.ready
    const failure = { position: 2n, stream: `${service}.door-2`, type: 'DoorOpened', code: 'TRANSACTION_ABORTED' }
    expect(views.status()).toMatchObject([{ state: 'stopped', position: 1n, events: 1, failed: failure }])
    expect(await rows(views, 'select door from opening')).toEqual([{ door: '1' }])
    const [row] = await database.query(`select position::int, failed from "${service.replace('-', '_')}".view_checkpoint`)
    expect(row).toEqual({ position: 1, failed: { ...failure, position: '2' } })
  })

  it('passes over nothing where PostgreSQL lost its last commits in a crash, and the view was stopped before it had caught up again', async () => {
    let isAway = false
    const tried = Promise.withResolvers<void>()
    const flaky: View = {
      ...openings,
      handles: [
        ...openings.handles,
        on(door, {
          async DoorOpened() {
            if (!isAway) return
            tried.resolve()
            throw Object.assign(new Error('shutting down'), { code: '57P01' })
          },
        }),
      ],
    }
    const first = start([flaky])
    for (const id of ['1', '2', '3']) await first.waitFor(await open(id))
    await database.query(`update "${service.replace('-', '_')}".view_checkpoint set position = 1, events = 1`)
    await database.query(`delete from "${first.searchPath[0]}".opening where door <> '1'`)
    isAway = true
    await open('4')
    await tried.promise
    await first.stop()
    isAway = false
    const second = start([flaky])
    await second.ready
    expect(await rows(second, 'select door from opening order by door')).toEqual(['1', '2', '3', '4'].map((id) => ({ door: id })))
  })

  it('goes on by itself when its connection is cut in the middle of a batch', async () => {
    let cuts = 0
    const cut: View = {
      ...openings,
      handles: [
        ...openings.handles,
        on(door, {
          async DoorOpened(_, db) {
            cuts += 1
            if (cuts === 1) await db.query('select pg_terminate_backend(pg_backend_pid())')
          },
        }),
      ],
    }
    const views = start([cut])
    expect(await views.waitFor(await open('1'))).toBe(true)
    expect(cuts).toBe(2)
    expect(await rows(views, 'select count(*)::int as n from opening')).toEqual([{ n: 1 }])
  })

  it('keeps each row once where two processes run the same view', async () => {
    const other = database.pool({ max: 3 })
    const one = start([openings, counts])
    const two = start([openings, counts], { pool: other })
    await Promise.all([one.ready, two.ready])
    let at = 0n
    for (let n = 0; n < 40; n += 1) at = await open(`${n % 4}`)
    expect(await Promise.all([one.waitFor(at), two.waitFor(at)])).toEqual([true, true])
    expect(await rows(one, 'select sum(n)::int as n from count')).toEqual([{ n: 40 }])
    expect([...one.status(), ...two.status()].map(({ failed }) => failed)).toEqual([null, null, null, null])
  })

  it('takes 2,000 events', async () => {
    for (let n = 0; n < 200; n += 1)
      await store.append(
        `${service}.door-${n}`,
        Array.from({ length: 10 }, () => happened('DoorOpened', { by: 'Rekaan' })),
        { expected: 'no-stream' },
      )
    const views = start([openings, counts])
    await views.ready
    expect(await rows(views, 'select count(*)::int as n, sum(version)::int as sum from opening')).toEqual([{ n: 2_000, sum: 200 * 55 }])
    expect(await rows(views, 'select sum(n)::int as n from count')).toEqual([{ n: 2_000 }])
  })

  it('is built when all of it is on the disk: until the head its commits need not wait', async () => {
    const waits: string[] = []
    const asking: View = {
      ...openings,
      handles: [
        on(door, {
          async DoorOpened(_, db) {
            waits.push((await db.query(`select current_setting('synchronous_commit') as waits`)).rows[0]?.waits as string)
          },
        }),
      ],
    }
    const opened = (count: number) => Array.from({ length: count }, () => happened('DoorOpened', { by: 'Rekaan' }))
    for (let version = 0; version < 1_000; version += 200) await store.append(`${service}.door-1`, opened(200), { expected: version })
    const durable = database.pool({ max: 3, options: '-c synchronous_commit=on' })
    await store.append(`${service}.window-1`, [happened('WindowBroken')], { expected: 'no-stream' })
    const first = start([asking], { pool: durable })
    await first.ready
    const [row] = await database.query(`select position::int from "${service.replace('-', '_')}".view_checkpoint`)
    expect([waits.at(-1), row]).toEqual(['off', { position: 1_001 }])
    await first.stop()
    await open('1')
    await start([{ ...asking, version: 2 }], { pool: durable }).ready
    expect(waits.slice(1_000)).toEqual([...Array.from({ length: 1_000 }, () => 'off'), 'on'])
  })

  it('builds a new version from the start, beside the old one, which goes when it is told to', async () => {
    await open('1')
    const first = start([openings])
    await first.ready
    await first.stop()
    const second = start([{ ...openings, version: 2 }])
    await second.ready
    expect(second.searchPath).toEqual([`${service.replace('-', '_')}_view_openings_v2`])
    expect(await rows(second, 'select count(*)::int as n from opening')).toEqual([{ n: 1 }])
    const schemas = () => database.query(`select nspname from pg_namespace where nspname like '${service.replace('-', '_')}\\_view%' order by 1`)
    expect(await schemas()).toHaveLength(2)
    expect(await second.dropOldVersions()).toBe(true)
    expect(await schemas()).toEqual([{ nspname: second.searchPath[0] }])
  })

  it('refuses wrong declarations at the start', async () => {
    const wrong = (views: readonly View[]) => start(views).ready
    await expect(wrong([{ ...openings, sql: 'create tabel x ()' }])).rejects.toMatchObject({ code: 'VIEW_SQL_FAILED', details: { code: '42601' } })
    await expect(wrong([openings, { ...openings, name: 'again' }])).rejects.toMatchObject({ code: 'VIEW_TABLE_TWICE', details: { table: 'opening' } })
    const dashed = { category: 'criminal-case', handlers: {} }
    expect(() => start([{ ...openings, handles: [dashed] }])).toThrow(new TitianError('VIEW_CATEGORY_INVALID'))
  })

  it('lets a query read only, over all views of the service', async () => {
    const views = start([openings, counts])
    await views.ready
    await expect(rows(views, 'delete from count')).rejects.toMatchObject({ code: '25006' })
    expect(await rows(views, 'select n from opening join count using (door)')).toEqual([])
  })
})
