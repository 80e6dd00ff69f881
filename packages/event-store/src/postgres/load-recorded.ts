import { type RecordedEvent, TitianError } from '@titian/core'
import type pg from 'pg'
import { encodeAppend, type StoredEvent } from '../encode.ts'
import { categoryOf } from '../port.ts'
import { quoted } from './identifiers.ts'
import { textArray } from './text-array.ts'

export interface LoadOptions {
  /** The migrator's: the application may append by the function only. */
  readonly pool: pg.Pool
  readonly schema: string
}

/** An event that was recorded elsewhere, as it is stored: its position is given where it is loaded. */
export type RecordedRow = Omit<StoredEvent, 'position'>

/** Checked as `append` checks it. @throws APPEND_INVALID · EVENT_TEXT_INVALID · EVENT_TOO_LARGE */
export function rowOf(event: RecordedEvent): RecordedRow {
  const { stream, version, recordedAt } = event
  const [encoded] = encodeAppend(stream, [event], version - 1).events
  if (encoded === undefined) throw new TitianError('APPEND_INVALID', { path: 'events', wanted: 'an event' })
  return { ...encoded, stream, version, recordedAt }
}

/** Rows of one statement. */
const ROWS = 5_000

/**
 * Puts events that were recorded elsewhere at the end of a log, with the ids, versions and times that they have; positions are given here.
 * All of them or none. For invented data in bulk: of what `append` looks at, only the unique keys are left, and nobody is told.
 * @throws APPEND_INVALID where time would go back
 */
export async function loadRecorded({ pool, schema }: LoadOptions, rows: readonly RecordedRow[]): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`titian.log.${schema}`])
    const last = await client.query<{ position: string; at: Date }>(
      `SELECT position, recorded_at AS at FROM ${quoted(schema)}.events ORDER BY position DESC LIMIT 1`,
    )
    assertInOrder(last.rows[0]?.at.toISOString() ?? '', rows)
    const before = BigInt(last.rows[0]?.position ?? 0)
    for (let from = 0; from < rows.length; from += ROWS) await insert(client, schema, before + BigInt(from), rows.slice(from, from + ROWS))
    await client.query('COMMIT')
    client.release()
  } catch (error) {
    // The connection is closed, which rolls back.
    client.release(true)
    throw error
  }
}

function assertInOrder(last: string, rows: readonly RecordedRow[]): void {
  let latest = last
  for (const { recordedAt } of rows) {
    if (recordedAt < latest) throw new TitianError('APPEND_INVALID', { path: 'events', wanted: `events in the order of their time, from ${last} on` })
    latest = recordedAt
  }
}

async function insert(client: pg.PoolClient, schema: string, before: bigint, rows: readonly RecordedRow[]): Promise<void> {
  await client.query(
    `INSERT INTO ${quoted(schema)}.events (position, stream, version, id, type, schema_version, recorded_at, data, meta, category)
     SELECT $1::bigint + row.nth, row.stream, row.version, row.id::uuid, row.type, row.schema_version, row.recorded_at::timestamptz, row.data, row.meta, row.category
       FROM unnest($2::text[], $3::integer[], $4::text[], $5::text[], $6::smallint[], $7::text[], $8::text[], $9::text[], $10::text[])
            WITH ORDINALITY AS row (stream, version, id, type, schema_version, recorded_at, data, meta, category, nth)`,
    [
      before.toString(),
      textArray(rows.map(({ stream }) => stream)),
      rows.map(({ version }) => version),
      textArray(rows.map(({ id }) => id)),
      textArray(rows.map(({ type }) => type)),
      rows.map(({ schemaVersion }) => schemaVersion),
      textArray(rows.map(({ recordedAt }) => recordedAt)),
      textArray(rows.map(({ data }) => data)),
      textArray(rows.map(({ meta }) => meta)),
      textArray(rows.map(({ stream }) => categoryOf(stream))),
    ],
  )
}
