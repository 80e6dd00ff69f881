import { readdir, readFile, writeFile } from 'node:fs/promises'
import process from 'node:process'
import { type TestDatabase, testDatabase } from '@titian/testing/postgres'
import { newEvents } from '../contract/sample-events.ts'
import { checkLog } from './check/index.ts'
import { migrateEventStore, postgresEventStore } from './index.ts'
import { schemaSnapshot } from './snapshot.ts'

const FROZEN = new URL('./sql/frozen/', import.meta.url)
const SQL = new URL('./sql/', import.meta.url)

/**
 * `sql/frozen/after-0006.sql` is the schema as it was when 0006 was the last migration, told by the database. Such a file is never changed:
 * logs of that version are in the world. A new migration adds one: TITIAN_FREEZE=1 npm test -- packages/event-store/src/postgres/upgrade
 */
describe('the schema of the log', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await testDatabase()
  })
  afterAll(() => database.drop())

  const lay = async (schema: string, script: string) => {
    await database.query(`CREATE SCHEMA ${schema}`)
    await database.query(script.replaceAll('{{schema_text}}', `'${schema}'`).replaceAll('{{schema}}', `"${schema}"`))
  }
  const last = async () =>
    (await readdir(SQL))
      .filter((name) => /^\d{4}_/.test(name))
      .sort()
      .at(-1)
      ?.slice(0, 4)

  it('is, after all migrations, what was frozen', async () => {
    await migrateEventStore({ pool: database.url, schema: 'new_log' })
    const snapshot = await schemaSnapshot(database.pool(), 'new_log')
    const file = new URL(`after-${await last()}.sql`, FROZEN)
    if (process.env.TITIAN_FREEZE === '1') await writeFile(file, snapshot, { flag: 'wx' })
    expect(snapshot).toBe(await readFile(file, 'utf8'))
  })

  it.each(['after-0006.sql', 'after-0007.sql'])(
    'laid as %s, with events in it, is brought up to date, and the events are as they were',
    async (name) => {
      const schema = `old_${name.replaceAll(/\W/g, '_')}`
      await lay(schema, await readFile(new URL(name, FROZEN), 'utf8'))
      const pool = database.pool()
      const clock = { now: () => new Date('2026-01-05T03:00:00.000Z'), moved: true }
      const before = await postgresEventStore({ pool, schema, log: 'test', clock })
      await before.append('test.case-1', newEvents(3), { expected: 'no-stream' })
      const stored = await before.readAll({ after: 0n })
      await before.close()
      await migrateEventStore({ pool, schema })
      const after = await postgresEventStore({ pool, schema, log: 'test', clock })
      expect(await after.readAll({ after: 0n })).toEqual(stored)
      await after.append('test.case-1', newEvents(1), { expected: 3 })
      expect(await checkLog({ pool, schema })).toMatchObject({ events: 4, faults: [] })
      await after.close()
      expect(await schemaSnapshot(pool, schema)).toBe(await readFile(new URL(`after-${await last()}.sql`, FROZEN), 'utf8'))
    },
  )

  it('has every frozen version tried', async () => {
    expect((await readdir(FROZEN)).sort()).toEqual(['after-0006.sql', 'after-0007.sql'])
  })
})
