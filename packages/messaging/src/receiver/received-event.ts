import { createHash } from 'node:crypto'
import { canonical, type NewEvent, type RelationChange, systemActor } from '@titian/core'
import { v5 } from 'uuid'
import type { IntegrationEvent } from '../port.ts'

/** Opens what a message says of who is bound to its resource; undefined where that changes nothing. Throws where it cannot be read. */
export type RelationsIn = (message: IntegrationEvent) => RelationChange | undefined

/** Fixed for ever: ids of received events derive from it, and by them doubles are found. */
const namespace = '4a0b93a4-6f0c-4b52-8d13-0b8f6d1f6a57'

/** Where `service` keeps what it received of a source stream: `referral.received.intake.case-<uuid>`. */
export const receivedStream = (service: string, sourceStream: string): string => `${service}.received.${sourceStream}`

/**
 * The event that a message becomes in the log of the service that receives it.
 *
 * `data` is the public data and, as `$recordedAt`, when the source recorded it (ISO, UTC): the receiving log's own `recordedAt` is when it
 * arrived, which for a service that joins later is years after. The input hash covers what identifies the event at its source and nothing
 * else: a producer that publishes one field more after an upgrade may send the same event again, and it stays the same event.
 */
export function receivedEvent(service: string, message: IntegrationEvent, relations?: RelationChange): NewEvent {
  const { source, stream, version, caseId, traceparent } = message
  const id = v5(Buffer.from(message.id), namespace)
  return {
    id,
    type: `${source}.${message.type}`,
    schemaVersion: message.schemaVersion,
    data: { ...message.data, $recordedAt: message.recordedAt },
    meta: {
      occurredAt: message.occurredAt,
      ...(caseId !== undefined && { caseId }),
      personIds: [],
      ownerAgency: 'system',
      actor: systemActor(service),
      purpose: 'OPERATION',
      legalBasis: { kind: 'PUBLIC_TASK' },
      commandId: id,
      inputHash: createHash('sha256')
        .update(canonical({ id: message.id, source, stream, version }))
        .digest('hex'),
      correlationId: message.correlationId,
      causationId: message.id,
      ...(traceparent !== undefined && { traceparent }),
      ...(relations && { relations }),
    },
  }
}
