import pg from 'pg'

/**
 * Connections to a database, made as they are needed. One that the server cuts is replaced at the next query; who holds it learns of the cut
 * from the query that fails. `pg` also tells the pool or the connection itself, and ends the process where nobody hears that.
 */
export function openPool(options: pg.PoolConfig & { readonly connectionString: string }): pg.Pool {
  const pool = new pg.Pool(options)
  pool.on('error', heard)
  pool.on('connect', (client) => void client.on('error', heard))
  return pool
}

const heard = (): void => undefined
