import { performance } from 'node:perf_hooks'
import type pg from 'pg'
import { quoted } from '../identifiers.ts'
import { type CheckedRow, faultsOfRow, type Standing } from './check-row.ts'
import { doubles } from './doubles.ts'
import type { LogFault } from './fault.ts'
import { missingGuards } from './guards.ts'

export interface CheckOptions {
  /** One that may SELECT the log's events; the application's role will do. */
  readonly pool: pg.Pool
  readonly schema: string
  /** Called after each page. */
  readonly onProgress?: (done: bigint, head: bigint) => void
  readonly onFault?: (fault: LogFault) => void
  /** Stops after so many faults; default 100. */
  readonly most?: number
}

export interface CheckReport {
  readonly head: bigint
  readonly events: number
  readonly faults: readonly LogFault[]
  /** True where `most` was reached, so that there may be more. */
  readonly cutShort: boolean
  readonly ms: number
}

const PAGE = 2_000

/**
 * Proves of the log up to its present head: positions dense from 1, versions of each stream gap-free and in order of position, ids unique in
 * their stream, `recordedAt` never decreasing nor ahead of the server's time, canonical readable text, a valid envelope, and that what guards the log is in force. In constant
 * memory: a page of rows at a time. What was removed from the end, or altered in a way that is still an event, only a ledger can tell.
 */
export async function checkLog({ pool, schema, onProgress, onFault, most = 100 }: CheckOptions): Promise<CheckReport> {
  const began = performance.now()
  const table = `${quoted(schema)}.events`
  const faults: LogFault[] = []
  const note = (found: readonly LogFault[]) => {
    for (const fault of found.slice(0, most - faults.length)) {
      faults.push(fault)
      onFault?.(fault)
    }
  }
  const client = await pool.connect()
  let events = 0
  try {
    note(await missingGuards(client, table))
    const { rows: begins } = await client.query<{ head: string; now: Date }>(
      `SELECT coalesce(max(position), 0)::text AS head, clock_timestamp() AS now FROM ${table}`,
    )
    const head = BigInt(begins[0]?.head ?? 0)
    const now = begins[0]?.now.getTime() ?? Number.POSITIVE_INFINITY
    let last: Standing = { position: 0n, recordedAt: Number.NEGATIVE_INFINITY }
    while (last.position < head && faults.length < most) {
      const rows = await page(client, table, last.position, head)
      if (rows.length === 0) break
      for (const row of rows) {
        note(faultsOfRow(row, last, now))
        last = { position: row.position, recordedAt: row.recordedAt }
      }
      events += rows.length
      onProgress?.(last.position, head)
    }
    if (faults.length < most) note(await doubles(client, table, head))
    return { head, events, faults, cutShort: faults.length >= most, ms: performance.now() - began }
  } finally {
    client.release()
  }
}

async function page(client: pg.ClientBase, table: string, after: bigint, head: bigint): Promise<CheckedRow[]> {
  const text = `
    SELECT e.position, e.stream, e.version, e.category, date_part('epoch', e.recorded_at) * 1000, e.data, e.meta, b.position
      FROM ${table} e
      LEFT JOIN LATERAL (SELECT p.position FROM ${table} p WHERE p.stream = e.stream AND p.version = e.version - 1 LIMIT 1) AS b ON true
     WHERE e.position > $1 AND e.position <= $2 ORDER BY e.position LIMIT $3`
  const { rows } = await client.query<[string, string, number, string, number, string, string, string | null]>({
    text,
    values: [after, head, PAGE],
    rowMode: 'array',
  })
  return rows.map(([position, stream, version, category, recordedAt, data, meta, before]) => ({
    position: BigInt(position),
    stream,
    version,
    category,
    recordedAt: Math.round(recordedAt),
    data,
    meta,
    before: before === null ? null : BigInt(before),
  }))
}
