import type { EventMeta, RecordedEvent } from '@titian/core'
import { TitianError } from '@titian/core'
import pg from 'pg'

const INT8 = 20

/** int8 as bigint. Given per query: pg's global parsers belong to everyone in the process. */
export const valueTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === INT8 ? BigInt : pg.types.getTypeParser(oid, format as 'text')) as pg.CustomTypesConfig['getTypeParser'],
}

/** A server that answers nothing is given up after this; an append may still have been committed. */
export const QUERY_TIMEOUT_MS = 20_000

/**
 * What a reader asks for, in the order of `EventRow`. Rows come as arrays and time as seconds since 1970: with names and with timestamps as
 * text the reading process spent twice as long on each event.
 */
export const EVENT_COLUMNS = "e.position, e.stream, e.version, e.id, e.type, e.schema_version, date_part('epoch', e.recorded_at), e.data, e.meta"

export type EventRow = readonly [
  position: bigint,
  stream: string,
  version: number,
  id: string,
  type: string,
  schemaVersion: number,
  recordedAt: number,
  data: string,
  meta: string,
]

export interface Decoded {
  readonly events: RecordedEvent[]
  /** `EVENT_UNREADABLE`, where a stored text is not JSON: readers stop there, nothing is skipped. */
  readonly unreadable?: TitianError
}

/** Of what the server says in seconds since 1970. */
export const dateOf = (seconds: number): Date => new Date(Math.round(seconds * 1_000))

/** Decodes in order, up to the first that cannot be read. */
export function decodeRows(rows: readonly EventRow[]): Decoded {
  const events: RecordedEvent[] = []
  // A batch that was appended together has one time, and making its text is dear.
  let seconds = Number.NaN
  let recordedAt = ''
  for (const row of rows) {
    if (row[6] !== seconds) {
      seconds = row[6]
      recordedAt = dateOf(seconds).toISOString()
    }
    let data: unknown
    let meta: EventMeta
    try {
      data = JSON.parse(row[7])
      meta = JSON.parse(row[8]) as EventMeta
    } catch {
      const details = { position: String(row[0]), stream: row[1], type: row[4] }
      return { events, unreadable: new TitianError('EVENT_UNREADABLE', details) }
    }
    events.push({ id: row[3], stream: row[1], version: row[2], position: row[0], type: row[4], schemaVersion: row[5], recordedAt, data, meta })
  }
  return { events }
}
