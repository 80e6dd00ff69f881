import { testDatabase } from '@titian/testing/postgres'
import { rejectionOf } from '../contract/rejection-of.ts'
import { newEvents } from '../contract/sample-events.ts'
import { migrateEventStore, postgresEventStore } from './index.ts'

type Database = Awaited<ReturnType<typeof testDatabase>>

describe('migrating', () => {
  let database: Database
  beforeAll(async () => {
    database = await testDatabase()
  })
  afterAll(() => database.drop())
  const clock = { now: () => new Date('2026-01-05T03:00:00.000Z') }

  it('applies each file once, also when many start at once', async () => {
    const runs = await Promise.all(Array.from({ length: 4 }, () => migrateEventStore({ pool: database.url, schema: 'once_log' })))
    expect(runs.map((applied) => applied.length).sort()).toEqual([0, 0, 0, runs.flat().length])
    expect(runs.flat()).toContain('0001_events.sql')
  })

  it('refuses to go on where a file that was applied has been edited', async () => {
    await migrateEventStore({ pool: database.url, schema: 'edited_log' })
    await database.query(`UPDATE edited_log.migrations SET sha256 = 'other' WHERE name = '0001_events.sql'`)
    expect(await rejectionOf(migrateEventStore({ pool: database.url, schema: 'edited_log' }))).toEqual({
      code: 'MIGRATION_CHANGED',
      details: { schema: 'edited_log', name: '0001_events.sql' },
    })
  })

  it.each(['Case', 'a"b', 'a; DROP TABLE x', '', '1st', `x${'y'.repeat(60)}`])('refuses the name %p', async (schema) => {
    expect((await rejectionOf(migrateEventStore({ pool: database.url, schema }))).code).toBe('NAME_INVALID')
  })

  it('keeps two logs of one database apart', async () => {
    const pool = database.pool()
    const [one, two] = await Promise.all(
      ['first_log', 'second_log'].map(async (schema) => {
        await migrateEventStore({ pool, schema })
        return postgresEventStore({ pool, schema, log: schema, clock })
      }),
    )
    await one?.append('test.case-1', newEvents(2), { expected: 'no-stream' })
    expect(await two?.append('test.case-1', newEvents(1), { expected: 'no-stream' })).toEqual({ version: 1, position: 1n, already: false })
    expect(await one?.head()).toBe(2n)
  })
})
