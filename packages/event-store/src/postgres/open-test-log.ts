import { randomBytes } from 'node:crypto'
import type { Clock } from '@titian/core'
import { type TestDatabase, testDatabase } from '@titian/testing/postgres'
import type pg from 'pg'
import type { EventStore } from '../port.ts'
import { migrateEventStore } from './migrate.ts'
import { type PostgresEventStoreOptions, postgresEventStore } from './postgres-event-store.ts'

/** A database with one log and an application role that may log in; for the specs beside this file. */
export interface TestLog {
  readonly database: TestDatabase
  readonly schema: string
  readonly role: string
  /** A pool under the application role. */
  appPool(options?: pg.PoolConfig): pg.Pool
  /** A store under the application role, closed by `drop`. */
  open(options?: Partial<PostgresEventStoreOptions>): Promise<EventStore>
  drop(): Promise<void>
}

const clock: Clock = { now: () => new Date('2026-01-05T03:00:00.000Z'), moved: true }

export async function openTestLog(): Promise<TestLog> {
  const database = await testDatabase()
  const schema = 'test_log'
  const role = `titian_app_${randomBytes(6).toString('hex')}`
  await database.query(`CREATE ROLE ${role} LOGIN PASSWORD 'invented'`)
  await migrateEventStore({ pool: database.url, schema, appRole: role })
  const url = new URL(database.url)
  url.username = role
  url.password = 'invented'
  const stores: EventStore[] = []
  const appPool = (options: pg.PoolConfig = {}) => database.pool({ connectionString: url.href, max: 5, ...options })
  return {
    database,
    schema,
    role,
    appPool,
    async open(options = {}) {
      const store = await postgresEventStore({ pool: appPool(), schema, log: 'test', clock, ...options })
      stores.push(store)
      return store
    },
    async drop() {
      await Promise.all(stores.map((store) => store.close()))
      await database.query(`DROP OWNED BY ${role}`)
      await database.query(`DROP ROLE ${role}`)
      await database.drop()
    },
  }
}

/** Asks until the answer is yes. */
export async function until(question: () => Promise<boolean>): Promise<void> {
  while (!(await question())) await new Promise((resolve) => setImmediate(resolve))
}
