import pg from 'pg'
import type { StoredEvent } from '../encode.ts'

const INT8 = 20
const TIMESTAMPTZ = 1184

/**
 * How the values of this adapter's own queries are read: int8 as bigint, timestamptz as ISO 8601 in UTC with milliseconds. Given per query:
 * pg's global parsers belong to everyone in the process.
 */
export const valueTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === INT8) return BigInt
    const parse = pg.types.getTypeParser(oid, format as 'text')
    return oid === TIMESTAMPTZ ? (text: string) => (parse(text) as unknown as Date).toISOString() : parse
  }) as pg.CustomTypesConfig['getTypeParser'],
}

/** A server that answers nothing is given up after this; an append may still have been committed. */
export const QUERY_TIMEOUT_MS = 20_000

/** The columns of `events` under the names of `StoredEvent`. */
export const EVENT_COLUMNS =
  'e.id, e.stream, e.version, e.position, e.type, e.schema_version AS "schemaVersion", e.recorded_at AS "recordedAt", e.data, e.meta'

/** `id` is null where a scan of categories found no event. */
export type EventRow = StoredEvent
