import { systemClock } from '@titian/core'
import { memoryEventStore } from '@titian/event-store/memory'
import { migrateEventStore, postgresEventStore } from '@titian/event-store/postgres'
import { type TestDatabase, testDatabase } from '@titian/testing/postgres'
import { door, happened, openings } from './fixtures/doors.ts'
import { idOf, onMany, startViews, type View, withSearchPath } from './index.ts'

/** The same rows as `openings`, many in one statement; fails on the opener called `fail`. */
const many = (seen: number[] = []): View => ({
  ...openings,
  handles: [
    onMany(door, async (events, db) => {
      seen.push(events.length)
      const opened = events.filter((event) => event.type === 'DoorOpened')
      if (opened.some(({ data }) => data.by === 'fail')) await db.query('select 1 / 0')
      await db.query('insert into opening select * from unnest($1::text[], $2::int[], $3::text[])', [
        opened.map(({ stream }) => idOf(stream)),
        opened.map(({ version }) => version),
        opened.map(({ data }) => data.by),
      ])
    }),
  ],
})

describe('a view with a bulk handler', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await testDatabase()
  })
  afterAll(() => database.drop())

  const memory = async (service: string, openers: readonly string[]) => {
    const store = memoryEventStore({ log: service, clock: systemClock })
    for (const by of openers) await store.append(`${service}.door-1`, [happened('DoorOpened', { by }), happened('DoorClosed')], { expected: 'any' })
    await store.append(`${service}.door-1`, [happened('DoorPainted')], { expected: 'any' })
    return store
  }
  const rows = (searchPath: readonly string[]) =>
    withSearchPath(database.pool(), searchPath, async (db) => (await db.query('select version, opener from opening order by version')).rows)

  it('gets a batch at once, of the types that its source declares', async () => {
    const seen: number[] = []
    const views = startViews({ service: 'bulk1', store: await memory('bulk1', ['a', 'b', 'c']), pool: database.pool(), views: [many(seen)] })
    await views.ready
    expect(seen).toEqual([6])
    expect(await rows(views.searchPath)).toEqual([
      { version: 1, opener: 'a' },
      { version: 3, opener: 'b' },
      { version: 5, opener: 'c' },
    ])
    expect(views.status()[0]).toMatchObject({ state: 'live', position: 7n, events: 7 })
    await views.stop()
  })

  it('is tried event by event where a batch fails: what came before is kept, the event is named, nothing is skipped', async () => {
    const views = startViews({ service: 'bulk2', store: await memory('bulk2', ['a', 'fail', 'c']), pool: database.pool(), views: [many()] })
    await views.ready
    expect(views.status()[0]).toMatchObject({
      state: 'stopped',
      position: 2n,
      failed: { position: 3n, stream: 'bulk2.door-1', type: 'DoorOpened', code: '22012' },
    })
    expect(await rows(views.searchPath)).toEqual([{ version: 1, opener: 'a' }])
    await views.stop()
  })

  it('stops in front of an event that the log cannot read, and names position, stream and type', async () => {
    const pool = database.pool()
    await migrateEventStore({ pool, schema: 'poisoned_log' })
    const store = await postgresEventStore({ pool, schema: 'poisoned_log', log: 'poisoned', clock: systemClock })
    for (const by of ['a', 'b', 'c']) await store.append('poisoned.door-1', [happened('DoorOpened', { by })], { expected: 'any' })
    await database.query('alter table poisoned_log.events disable trigger events_for_ever')
    await database.query(`update poisoned_log.events set data = '{broken' where position = 3`)
    const views = startViews({ service: 'poisoned', store, pool, views: [many()] })
    await views.ready
    const failed = { position: 3n, stream: 'poisoned.door-1', type: 'DoorOpened', code: 'EVENT_UNREADABLE' }
    expect(views.status()[0]).toMatchObject({ state: 'stopped', position: 2n, failed })
    expect(await rows(views.searchPath)).toHaveLength(2)
    const [row] = await database.query('select failed from poisoned.view_checkpoint')
    expect(row).toEqual({ failed: { ...failed, position: '3' } })
    await views.stop()
    await store.close()
  })
})
