import type { KafkaMessage, Message } from 'kafkajs'
import { bodiesOf } from '../message-body.ts'
import type { Heartbeat, IntegrationEvent } from '../port.ts'

const heartbeatType = 'titian.heartbeat'

/**
 * CloudEvents 1.0, Kafka binding, binary mode: attributes as headers, so that a record can be routed and traced without being parsed. The body
 * is the whole integration event all the same: what a consumer stores must not depend on which headers survived a mirror or a bridge. No header
 * more than the contract names: to kafkajs each one is a buffer of its own, and half the time of publishing went into four more of them.
 *
 * @throws MESSAGE_TOO_LARGE { id, size, limit }
 */
export function recordsOf(messages: readonly IntegrationEvent[]): readonly (Message & { readonly value: string })[] {
  const bodies = bodiesOf(messages)
  return messages.map((message, index) => ({
    key: message.partitionKey,
    value: bodies[index] ?? '',
    headers: {
      ce_specversion: '1.0',
      ce_id: message.id,
      ce_source: message.source,
      ce_type: message.type,
      ce_subject: message.stream,
      ce_time: message.recordedAt,
      'content-type': 'application/json',
      ...(message.traceparent !== undefined && { traceparent: message.traceparent }),
    },
  }))
}

/** One heartbeat for each partition: a partition is only as far as the last one it holds. */
export const heartbeatRecords = ({ source, at }: Heartbeat, partitions: readonly number[]): Message[] =>
  partitions.map((partition) => ({
    partition,
    value: JSON.stringify({ source, at }),
    headers: {
      ce_specversion: '1.0',
      ce_id: `${source}@${at}`,
      ce_source: source,
      ce_type: heartbeatType,
      ce_time: at,
      'content-type': 'application/json',
    },
  }))

/** What a record is. `foreign`: not of ours; whoever wrote it to the topic had no business there. */
export type Read =
  | { readonly kind: 'message'; readonly message: IntegrationEvent }
  | { readonly kind: 'heartbeat'; readonly heartbeat: Heartbeat }
  | { readonly kind: 'foreign' }

export function read(record: Pick<KafkaMessage, 'value' | 'headers'>): Read {
  const body = parsed(record.value)
  if (body === undefined) return { kind: 'foreign' }
  if (String(record.headers?.ce_type) === heartbeatType) {
    return isHeartbeat(body) ? { kind: 'heartbeat', heartbeat: { source: body.source, at: body.at } } : { kind: 'foreign' }
  }
  return isMessage(body) ? { kind: 'message', message: body } : { kind: 'foreign' }
}

type Body = Readonly<Record<string, unknown>>

function parsed(value: Buffer | null): Body | undefined {
  try {
    const body: unknown = JSON.parse(value?.toString() ?? '')
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Body) : undefined
  } catch {
    return undefined
  }
}

const isHeartbeat = (body: Body): body is Body & Heartbeat => typeof body.source === 'string' && !Number.isNaN(Date.parse(String(body.at)))

/** What receiving needs in order to file it; the rest the log itself judges. */
const isMessage = (body: Body): body is Body & IntegrationEvent =>
  ['id', 'source', 'stream', 'type', 'partitionKey', 'correlationId', 'recordedAt', 'relations'].every((name) => typeof body[name] === 'string') &&
  Number.isInteger(body.version) &&
  Number(body.version) > 0 &&
  Number.isInteger(body.schemaVersion) &&
  typeof body.data === 'object' &&
  body.data !== null
