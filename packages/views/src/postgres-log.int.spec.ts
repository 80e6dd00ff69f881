import { isTitianError, systemClock } from '@titian/core'
import { migrateEventStore, postgresEventStore, postgresListener } from '@titian/event-store/postgres'
import { type TestDatabase, testDatabase } from '@titian/testing/postgres'
import { counts, happened, openings } from './fixtures/doors.ts'
import { startViews, withSearchPath } from './index.ts'

const service = 'victim-support'

describe('views over a log in PostgreSQL', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await testDatabase()
  })
  afterAll(() => database.drop())

  it('catch up, follow, pass over what is not theirs, and go on after every connection was cut', async () => {
    const schema = 'victim_support_log'
    const pool = database.pool({ max: 6 })
    await migrateEventStore({ pool, schema })
    const listener = await postgresListener(database.url)
    const store = await postgresEventStore({ pool: database.pool({ max: 4 }), schema, log: service, clock: systemClock, listener })
    const append = async (stream: string, type: string): Promise<bigint> => {
      const event = happened(type, type === 'DoorOpened' ? { by: 'Rekaan' } : {})
      for (;;) {
        try {
          return (await store.append(`${service}.${stream}`, [event], { expected: 'any' })).position
        } catch (error) {
          // Whether it was committed is not known: the same ids make another try safe.
          if (!isTitianError(error, 'LOG_UNAVAILABLE')) throw error
        }
      }
    }
    await append('door-1', 'DoorOpened')
    const views = startViews({ service, store, pool, views: [openings, counts] })
    await views.ready
    const total = () => withSearchPath(pool, views.searchPath, async (db) => (await db.query('select sum(n)::int as n from count')).rows)
    expect(await total()).toEqual([{ n: 1 }])
    expect(await views.waitFor(await append('window-1', 'WindowBroken'))).toBe(true)
    for (let n = 0; n < 50; n += 1) await append(`door-${n % 5}`, 'DoorOpened')
    await database.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()')
    for (let n = 0; n < 50; n += 1) await append(`door-${n % 5}`, 'DoorOpened')
    expect(await views.waitFor(await append('door-9', 'DoorOpened'))).toBe(true)
    expect(await total()).toEqual([{ n: 102 }])
    expect(views.status().map(({ state, failed }) => ({ state, failed }))).toEqual(Array(2).fill({ state: 'live', failed: null }))
    await views.stop()
    await store.close()
    await listener.close()
  })
})
