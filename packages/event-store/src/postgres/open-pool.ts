import pg from 'pg'

/** A server that hangs takes a connection and says nothing: by itself `pg` waits for it for ever. */
export const CONNECT_WITHIN_MS = 5_000

/**
 * Connections to a database, made as they are needed. One that the server cuts is replaced at the next query; who holds it learns of the cut
 * from the query that fails. `pg` also tells the pool or the connection itself, and ends the process where nobody hears that.
 * Whoever gets no connection within `connectionTimeoutMillis`, by default 5 s, is told so: the server is silent, or all of the pool's are in use.
 */
export function openPool(options: pg.PoolConfig & { readonly connectionString: string }): pg.Pool {
  const pool = new pg.Pool({ connectionTimeoutMillis: CONNECT_WITHIN_MS, ...options })
  pool.on('error', heard)
  pool.on('connect', (client) => void client.on('error', heard))
  return pool
}

const heard = (): void => undefined
