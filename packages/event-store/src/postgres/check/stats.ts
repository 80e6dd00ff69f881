import type pg from 'pg'
import { quoted } from '../identifiers.ts'

export interface LogStats {
  readonly events: bigint
  readonly head: bigint
  readonly firstRecordedAt: Date | null
  readonly lastRecordedAt: Date | null
  /** Table and indexes. */
  readonly bytes: number
  readonly categories: readonly { readonly category: string; readonly events: number; readonly streams: number }[]
}

/** Counts by category: looks at the whole log. */
export async function logStats(pool: pg.Pool, schema: string): Promise<LogStats> {
  const table = `${quoted(schema)}.events`
  const { rows } = await pool.query<{ head: string; first: Date | null; last: Date | null; bytes: string; categories: LogStats['categories'] }>(
    `SELECT (SELECT coalesce(max(position), 0) FROM ${table})::text AS head,
            (SELECT recorded_at FROM ${table} ORDER BY position LIMIT 1) AS first,
            (SELECT recorded_at FROM ${table} ORDER BY position DESC LIMIT 1) AS last,
            pg_total_relation_size($1::regclass)::text AS bytes,
            (SELECT coalesce(json_agg(c ORDER BY c.events DESC, c.category), '[]') FROM (
               SELECT category, count(*)::int AS events, (count(*) FILTER (WHERE version = 1))::int AS streams FROM ${table} GROUP BY category) AS c) AS categories`,
    [table],
  )
  const row = rows[0]
  const categories = row?.categories ?? []
  return {
    events: categories.reduce((sum, { events }) => sum + BigInt(events), 0n),
    head: BigInt(row?.head ?? 0),
    firstRecordedAt: row?.first ?? null,
    lastRecordedAt: row?.last ?? null,
    bytes: Number(row?.bytes ?? 0),
    categories,
  }
}

/** The schemas of a database that hold a log. */
export async function logSchemas(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ schema: string }>(
    `SELECT n.nspname AS schema FROM pg_namespace n
      WHERE EXISTS (SELECT FROM pg_proc p WHERE p.pronamespace = n.oid AND p.proname = 'append_batch')
        AND EXISTS (SELECT FROM pg_class c WHERE c.relnamespace = n.oid AND c.relname = 'events' AND c.relkind IN ('r', 'p')) ORDER BY 1`,
  )
  return rows.map(({ schema }) => schema)
}
