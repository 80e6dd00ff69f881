import { canonical, type EventMeta, type NewEvent, type RecordedEvent, TitianError } from '@titian/core'
import { BATCH_BYTES, EVENT_BYTES } from './limits.ts'
import type { Expected } from './port.ts'
import { faultOf, faultOfString, type TextFault } from './text-check.ts'

/** An event as it is stored: data and meta are canonical text. */
export interface EncodedEvent {
  readonly id: string
  readonly type: string
  readonly schemaVersion: number
  readonly data: string
  readonly meta: string
}

/** One append, checked: whatever a store might refuse for its form was refused before this exists, so that it cannot harm its neighbours. */
export interface EncodedAppend {
  readonly stream: string
  readonly expected: Expected
  readonly events: readonly EncodedEvent[]
  readonly ids: readonly string[]
  readonly bytes: number
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Throws `APPEND_INVALID`, `EVENT_TEXT_INVALID` or `EVENT_TOO_LARGE`. */
export function encodeAppend(stream: string, events: readonly NewEvent[], expected: Expected): EncodedAppend {
  refuse(faultOfString(stream, 'stream'))
  if (stream === '' || stream.length > 512) throw invalid('stream', 'a name of 1 to 512 characters')
  if (typeof expected === 'number' && !(Number.isSafeInteger(expected) && expected >= 0)) throw invalid('expected', 'a version: 0 or above')
  if (events.length === 0) throw invalid('events', 'at least one event')
  const encoded = events.map(encodeEvent)
  const ids = encoded.map(({ id }) => id)
  if (new Set(ids).size < ids.length) throw invalid('events', 'each id once')
  const bytes = encoded.reduce((sum, event) => sum + bytesOf(event), 0)
  if (bytes > BATCH_BYTES) throw new TitianError('EVENT_TOO_LARGE', { size: bytes, limit: BATCH_BYTES })
  return { stream, expected, events: encoded, ids, bytes }
}

function encodeEvent(event: NewEvent, index: number): EncodedEvent {
  const at = `events[${index}]`
  const id = event.id.toLowerCase()
  if (!UUID.test(id)) throw invalid(`${at}.id`, 'a UUID')
  if (!(Number.isInteger(event.schemaVersion) && event.schemaVersion > 0 && event.schemaVersion < 32_768)) {
    throw invalid(`${at}.schemaVersion`, 'an integer from 1 to 32767')
  }
  if (event.type === '') throw invalid(`${at}.type`, 'a name')
  refuse(faultOfString(event.type, `${at}.type`))
  const encoded: EncodedEvent = {
    id,
    type: event.type,
    schemaVersion: event.schemaVersion,
    data: textOf(event.data, `${at}.data`),
    meta: textOf(event.meta, `${at}.meta`),
  }
  const size = bytesOf(encoded)
  if (size > EVENT_BYTES) throw new TitianError('EVENT_TOO_LARGE', { size, limit: EVENT_BYTES })
  return encoded
}

function textOf(value: unknown, path: string): string {
  let text: string
  try {
    text = canonical(value)
  } catch {
    throw new TitianError('EVENT_TEXT_INVALID', { ...(faultOf(value, path) ?? { path, reason: 'NOT_JSON' }) })
  }
  // Canonical text writes NUL as an escape. The words `\u0000`, escaped themselves, look alike: only then is the value walked.
  if (text.includes('\\u0000')) refuse(faultOf(value, path))
  return text
}

const bytesOf = ({ data, meta }: EncodedEvent): number => Buffer.byteLength(data) + Buffer.byteLength(meta)

const invalid = (path: string, wanted: string) => new TitianError('APPEND_INVALID', { path, wanted })

function refuse(fault: TextFault | undefined): void {
  if (fault) throw new TitianError('EVENT_TEXT_INVALID', { ...fault })
}

/** A stored row, as every adapter holds it. */
export interface StoredEvent extends EncodedEvent {
  readonly stream: string
  readonly version: number
  readonly position: bigint
  readonly recordedAt: string
}

/** Throws `EVENT_UNREADABLE`, naming where it stands, where a stored text is not JSON: readers stop there, nothing is skipped. */
export function decodeEvent(row: StoredEvent): RecordedEvent {
  const { id, type, schemaVersion, stream, version, position, recordedAt } = row
  try {
    const data: unknown = JSON.parse(row.data)
    return { id, stream, version, position, type, schemaVersion, recordedAt, data, meta: JSON.parse(row.meta) as EventMeta }
  } catch {
    throw new TitianError('EVENT_UNREADABLE', { position: String(position), stream, type })
  }
}
