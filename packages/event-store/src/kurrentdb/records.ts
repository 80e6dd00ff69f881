import { randomUUID } from 'node:crypto'
import { binaryEvent, type ResolvedEvent } from '@kurrent/kurrentdb-client'
import { canonical, type EventMeta, isTitianError, type RecordedEvent, TitianError } from '@titian/core'
import type { EncodedEvent } from '../encode.ts'

/** An event as the server holds it, under the log's own stream name; opened by `recorded`. */
export interface StoredRecord {
  readonly stream: string
  readonly version: number
  readonly position: bigint
  readonly type: string
  readonly data: unknown
  readonly metadata: unknown
}

const utf8 = new TextDecoder('utf-8', { fatal: true })
const text = new TextEncoder()

/**
 * What is sent for an event. Data is the canonical text as it is, so its type is octets: as JSON the client would write it anew. The server
 * gets an id of its own for each try, never the event's: it takes an append whose ids it knows as done without comparing the data, and
 * answers as if it had just stored it. Which events are repeats the adapter decides (see `stream-knowledge.ts`).
 */
export function toSend({ id, type, schemaVersion, data, meta }: EncodedEvent, recordedAt: string) {
  const metadata = text.encode(`{"id":${canonical(id)},"meta":${meta},"recordedAt":${canonical(recordedAt)},"schemaVersion":${schemaVersion}}`)
  return binaryEvent({ id: randomUUID(), type, data: text.encode(data), metadata })
}

/** `undefined` for what is no event: a link whose event is gone. */
export function storedRecord(namespace: string, { event }: ResolvedEvent): StoredRecord | undefined {
  if (event?.position === undefined) return undefined
  const { streamId, revision, position, type, data, metadata } = event
  return { stream: streamId.slice(namespace.length), version: Number(revision) + 1, position: position.commit, type, data, metadata }
}

interface Metadata {
  readonly id: string
  readonly schemaVersion: number
  readonly recordedAt: string
  readonly meta: EventMeta
}

/** A new object each time: readers may do to it what they like. Throws `EVENT_UNREADABLE`. */
export function recorded({ stream, version, position, type, data, metadata }: StoredRecord): RecordedEvent {
  const unreadable = () => new TitianError('EVENT_UNREADABLE', { position: String(position), stream, type })
  if (!isMetadata(metadata) || !(data instanceof Uint8Array)) throw unreadable()
  const { id, schemaVersion, recordedAt, meta } = metadata
  try {
    const opened: unknown = JSON.parse(utf8.decode(data))
    return { id, stream, version, position, type, schemaVersion, recordedAt, data: opened, meta: structuredClone(meta) }
  } catch {
    throw unreadable()
  }
}

export interface Opened {
  readonly events: readonly RecordedEvent[]
  /** Why the record behind these could not be read: nothing after it is told. */
  readonly unreadable?: TitianError
}

/** As many as can be read. */
export function opened(records: readonly StoredRecord[]): Opened {
  const events: RecordedEvent[] = []
  for (const record of records) {
    try {
      events.push(recorded(record))
    } catch (error) {
      if (isTitianError(error, 'EVENT_UNREADABLE')) return { events, unreadable: error }
      throw error
    }
  }
  return { events }
}

/** What tells a repeat. Throws `EVENT_UNREADABLE`. */
export function identityOf({ stream, position, type, metadata }: StoredRecord): { readonly id: string; readonly inputHash: unknown } {
  if (!isMetadata(metadata)) throw new TitianError('EVENT_UNREADABLE', { position: String(position), stream, type })
  return { id: metadata.id, inputHash: metadata.meta.inputHash }
}

/** When it was recorded; undefined where the record is not one of ours. */
export const recordedAtOf = ({ metadata }: StoredRecord): string | undefined => (isMetadata(metadata) ? metadata.recordedAt : undefined)

function isMetadata(value: unknown): value is Metadata {
  if (typeof value !== 'object' || value === null) return false
  const { id, schemaVersion, recordedAt, meta } = value as Partial<Record<keyof Metadata, unknown>>
  const named = typeof id === 'string' && typeof recordedAt === 'string'
  return named && typeof schemaVersion === 'number' && typeof meta === 'object' && meta !== null
}
