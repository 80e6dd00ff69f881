import type pg from 'pg'
import type { LogFault } from './fault.ts'

/**
 * Streams that hold an id or a version twice. Sorted anew from the table itself: the indexes that should have refused it are what is doubted.
 */
export async function doubles(client: pg.ClientBase, table: string, head: bigint): Promise<LogFault[]> {
  try {
    await client.query('BEGIN READ ONLY; SET LOCAL enable_indexscan = off; SET LOCAL enable_indexonlyscan = off; SET LOCAL enable_bitmapscan = off')
    const ids = await client.query<{ stream: string; at: string; twice: string }>(
      `SELECT stream, id::text AS twice, max(position)::text AS at FROM ${table} WHERE position <= $1 GROUP BY stream, id HAVING count(*) > 1
        ORDER BY max(position) LIMIT 100`,
      [head],
    )
    const versions = await client.query<{ stream: string; at: string; twice: number }>(
      `SELECT stream, version AS twice, max(position)::text AS at FROM ${table} WHERE position <= $1 GROUP BY stream, version HAVING count(*) > 1
        ORDER BY max(position) LIMIT 100`,
      [head],
    )
    return [
      ...ids.rows.map(({ stream, at, twice }): LogFault => ({ code: 'ID_TWICE', position: BigInt(at), stream, details: { id: twice } })),
      ...versions.rows.map(
        ({ stream, at, twice }): LogFault => ({ code: 'VERSION_TWICE', position: BigInt(at), stream, details: { version: twice } }),
      ),
    ]
  } finally {
    await client.query('ROLLBACK').catch(() => undefined)
  }
}
