import type pg from 'pg'

export async function inTransaction(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<void>): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    await work(client)
    await client.query('COMMIT')
    client.release()
  } catch (error) {
    // The connection is closed, which rolls back whatever state it was in.
    client.release(true)
    throw error
  }
}
