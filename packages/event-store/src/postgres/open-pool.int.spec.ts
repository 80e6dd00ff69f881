import { type TestDatabase, testDatabase } from '@titian/testing/postgres'
import type pg from 'pg'
import { silentServer } from './fixtures/silent-server.ts'
import { openPool } from './open-pool.ts'

let database: TestDatabase
let pool: pg.Pool
beforeAll(async () => {
  database = await testDatabase()
  pool = openPool({ connectionString: database.url, max: 2 })
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

const cut = async (process: number) => database.query('select pg_terminate_backend($1, 5000)', [process])
const own = 'select pg_backend_pid() as process'

describe('a pool', () => {
  it('opens another connection where the server cut an idle one', async () => {
    const { rows } = await pool.query(own)
    await cut(rows[0].process)
    const next = await pool.query(own)
    expect(next.rows[0].process).not.toBe(rows[0].process)
  })

  it('tells who holds a connection that the server cut, and nobody else', async () => {
    const held = await pool.connect()
    const { rows } = await held.query(own)
    await cut(rows[0].process)
    await expect(held.query(own)).rejects.toThrow()
    held.release(true)
    expect((await pool.query(own)).rows).toHaveLength(1)
  })

  it('gives up a server that takes connections and says nothing', async () => {
    expect(pool.options.connectionTimeoutMillis).toBe(5_000)
    const server = await silentServer()
    const waiting = openPool({ connectionString: server.url, connectionTimeoutMillis: 50 })
    await expect(waiting.query(own)).rejects.toThrow('timeout')
    await waiting.end()
    await server.close()
  })

  it('may be cut off while it ends', async () => {
    const other = await testDatabase()
    const ending = openPool({ connectionString: other.url, max: 4 })
    await Promise.all(Array.from({ length: 4 }, () => ending.query('select pg_sleep(0.05)')))
    await Promise.all([ending.end(), other.drop()])
    expect(ending.ended).toBe(true)
  })
})
