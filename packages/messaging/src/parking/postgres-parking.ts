import pg from 'pg'
import type { IntegrationEvent } from '../port.ts'
import { orUnavailable } from '../postgres/unavailable.ts'
import { type Parked, type Parking, queued } from './parking.ts'

interface Row {
  readonly source: string
  readonly source_stream: string
  readonly message: IntegrationEvent
  readonly error_code: string
  readonly attempts: number
  readonly first_seen: Date
  readonly last_seen: Date
  readonly waiting: number
}

/** The table `parked` of the service's own schema (see service.sql). Errors: LOG_UNAVAILABLE. */
export function postgresParking({ pool, schema }: { readonly pool: pg.Pool; readonly schema: string }): Parking {
  const table = `${pg.escapeIdentifier(schema)}.parked`
  const query = (text: string, values: readonly unknown[]) => orUnavailable('LOG_UNAVAILABLE', () => pool.query<Row>(text, [...values]))
  const valuesOf = (message: IntegrationEvent, errorCode: string, at: Date) => [
    message.stream,
    message.version,
    message.source,
    JSON.stringify(message),
    errorCode,
    at,
  ]
  const columns = '(source_stream, version, source, message, error_code, attempts, first_seen, last_seen)'
  return {
    async holds(streams) {
      if (streams.length === 0) return new Set()
      const { rows } = await query(`SELECT DISTINCT source_stream FROM ${table} WHERE source_stream = ANY ($1)`, [streams])
      return new Set(rows.map((row) => row.source_stream))
    },
    async park(message, errorCode, at) {
      await query(
        `INSERT INTO ${table} AS p ${columns} VALUES ($1, $2, $3, $4, $5, 1, $6, $6)
         ON CONFLICT (source_stream, version)
         DO UPDATE SET error_code = excluded.error_code, attempts = p.attempts + 1, last_seen = excluded.last_seen`,
        valuesOf(message, errorCode, at),
      )
    },
    async queue(message, at) {
      // The rows in front are locked: a replay that takes the last of them out is waited for, so that no message queues behind nothing.
      const { rowCount } = await query(
        `WITH front AS (SELECT 1 FROM ${table} WHERE source_stream = $1 FOR SHARE)
         INSERT INTO ${table} AS p ${columns} SELECT $1, $2, $3, $4, $5, 0, $6, $6 WHERE EXISTS (SELECT FROM front)
         ON CONFLICT (source_stream, version) DO UPDATE SET last_seen = excluded.last_seen`,
        valuesOf(message, queued, at),
      )
      return rowCount === 1
    },
    async list() {
      const { rows } = await query(
        `SELECT * FROM (
           SELECT DISTINCT ON (source_stream) source, source_stream, error_code, attempts, first_seen, last_seen,
                  count(*) OVER (PARTITION BY source_stream)::int AS waiting
           FROM ${table} ORDER BY source_stream, attempts = 0, version
         ) AS streams ORDER BY first_seen, source_stream`,
        [],
      )
      return rows.map((row) => ({ ...metaOf(row), source: row.source, stream: row.source_stream, waiting: row.waiting }))
    },
    async show(stream) {
      const { rows } = await query(`SELECT * FROM ${table} WHERE source_stream = $1 ORDER BY version`, [stream])
      return rows.map((row) => ({ ...metaOf(row), message: row.message }))
    },
    async remove(stream, version) {
      await query(`DELETE FROM ${table} WHERE source_stream = $1 AND version = $2`, [stream, version])
    },
  }
}

const metaOf = (row: Row): Omit<Parked, 'message'> => ({
  errorCode: row.error_code,
  attempts: row.attempts,
  firstSeen: row.first_seen,
  lastSeen: row.last_seen,
})
