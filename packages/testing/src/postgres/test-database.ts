import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { serverUrl } from './server-url.ts'

export type TestDatabase = {
  /** A superuser's address of this database. */
  readonly url: string
  /** A new pool on this database; `drop` ends it. */
  pool(options?: pg.PoolConfig): pg.Pool
  /** Runs one statement on a connection of its own and answers its rows. */
  query<Row extends pg.QueryResultRow = pg.QueryResultRow>(sql: string, values?: readonly unknown[]): Promise<Row[]>
  /** Ends the pools and removes the database, whoever is still connected. */
  drop(): Promise<void>
}

/** A new, empty database on the server of the run (UTF8, C locale). Call `drop` in `afterAll`. */
export async function testDatabase(): Promise<TestDatabase> {
  const name = `titian_test_${randomBytes(8).toString('hex')}`
  await onServer(`CREATE DATABASE ${name} TEMPLATE template0 STRATEGY wal_log`)
  const url = urlOf(name)
  const pools: pg.Pool[] = []
  const pool = (options: pg.PoolConfig = {}): pg.Pool => {
    const made = new pg.Pool({ connectionString: url, ...options })
    // What DROP DATABASE or a test cuts is told here; unheard it would end the test process. (`openPool` of the event store does the same.)
    made.on('error', () => undefined)
    made.on('connect', (client) => void client.on('error', () => undefined))
    pools.push(made)
    return made
  }
  let own: pg.Pool | undefined
  return {
    url,
    pool,
    async query<Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []) {
      own ??= pool({ max: 2 })
      return (await own.query<Row>(sql, [...values])).rows
    },
    async drop() {
      await Promise.all(pools.filter((each) => !each.ended).map((each) => each.end()))
      await onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    },
  }
}

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl() })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

function urlOf(database: string): string {
  const url = new URL(serverUrl())
  url.pathname = `/${database}`
  return url.href
}
