import type { RecordedEvent } from '@titian/core'
import type pg from 'pg'
import type { ReadOptions } from '../port.ts'
import type { Scan } from '../subscription.ts'
import { logError } from './errors.ts'
import { quoted } from './identifiers.ts'
import { dateOf, decodeRows, EVENT_COLUMNS, type EventRow, QUERY_TIMEOUT_MS, valueTypes } from './rows.ts'

const MAX_VERSION = 2_147_483_647
const MAX_POSITION = 9_223_372_036_854_775_807n

export interface Reads {
  stream(stream: string, options: ReadOptions): Promise<readonly RecordedEvent[]>
  /** All that come after a position, undecoded. */
  page(after: bigint, limit: number): Promise<readonly EventRow[]>
  scan(after: bigint, categories: readonly string[] | undefined, limit: number): Promise<Scan>
  head(): Promise<{ readonly position: bigint; readonly recordedAt: Date | undefined }>
  cutAt(instant: Date): Promise<bigint>
}

/** The queries of one log. Each is one statement, so it sees one state. */
export function reads({ log, schema, pool }: { readonly log: string; readonly schema: string; readonly pool: pg.Pool }): Reads {
  const s = quoted(schema)
  const sql = {
    stream: `SELECT ${EVENT_COLUMNS} FROM ${s}.events e WHERE e.stream = $1 AND e.version BETWEEN $2 AND $3 AND e.position <= $4 ORDER BY e.version`,
    all: `SELECT ${EVENT_COLUMNS} FROM ${s}.events e WHERE e.position > $1 ORDER BY e.position LIMIT $2`,
    // The head as far as this statement sees it, beside the events: a checkpoint may move there where fewer than asked for came.
    categories: `
      SELECT ${EVENT_COLUMNS}, head.position
      FROM (SELECT coalesce(max(h.position), 0) AS position FROM ${s}.events h) AS head
      LEFT JOIN (
        SELECT found.position FROM unnest($3::text[]) AS wanted (category)
        CROSS JOIN LATERAL (
          SELECT c.position FROM ${s}.events c WHERE c.category = wanted.category AND c.position > $1 ORDER BY c.position LIMIT $2
        ) AS found
        ORDER BY found.position LIMIT $2
      ) AS chosen ON true
      LEFT JOIN ${s}.events e ON e.position = chosen.position
      ORDER BY e.position`,
    head: `SELECT h.position, date_part('epoch', h.recorded_at) FROM ${s}.events h ORDER BY h.position DESC LIMIT 1`,
    cut: `SELECT ${s}.cut_at($1) AS position`,
  }

  async function rows<Row extends readonly unknown[]>(name: keyof typeof sql, values: unknown[]): Promise<Row[]> {
    try {
      const query = { name: `titian.${name}.${schema}`, text: sql[name], values, types: valueTypes, query_timeout: QUERY_TIMEOUT_MS }
      return (await pool.query<Row & unknown[]>({ ...query, rowMode: 'array' })).rows
    } catch (error) {
      throw logError(log, error)
    }
  }

  return {
    async stream(stream, { from = 1, to = MAX_VERSION, until = MAX_POSITION }) {
      const { events, unreadable } = decodeRows(await rows<EventRow>('stream', [stream, from, Math.min(to, MAX_VERSION), until]))
      if (unreadable) throw unreadable
      return events
    },
    page: (after, limit) => rows<EventRow>('all', [after, limit]),
    async scan(after, categories, limit) {
      if (categories === undefined) {
        const found = await rows<EventRow>('all', [after, limit])
        return scanned(found, found.at(-1)?.[0] ?? after)
      }
      const answered = await rows<readonly [...EventRow, head: bigint]>('categories', [after, limit, [...new Set(categories)]])
      const head = answered[0]?.[9] ?? 0n
      // One row without an event where nothing was found: it tells the head.
      const found = answered.filter(([at]) => at !== null) as unknown as readonly EventRow[]
      return scanned(found, found.length === limit ? (found.at(-1)?.[0] ?? head) : head)
    },
    async head() {
      const [last] = await rows<[bigint, number]>('head', [])
      return last === undefined ? { position: 0n, recordedAt: undefined } : { position: last[0], recordedAt: dateOf(last[1]) }
    },
    cutAt: async (instant) => (await rows<[bigint]>('cut', [instant.toISOString()]))[0]?.[0] ?? 0n,
  }
}

/** @param scannedTo how far this looked, unless one of the rows cannot be read: then as far as the last that could. */
function scanned(rows: readonly EventRow[], scannedTo: bigint): Scan {
  const decoded = decodeRows(rows)
  return { ...decoded, scannedTo: decoded.unreadable ? (decoded.events.at(-1)?.position ?? 0n) : scannedTo }
}
