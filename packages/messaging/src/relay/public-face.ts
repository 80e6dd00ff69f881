import type { RecordedEvent } from '@titian/core'
import type { IntegrationEvent } from '../port.ts'

/** What goes out of an event of `source`: ids and times from its envelope, under the type and with the data that it publishes. */
export const publicFace = (
  source: string,
  event: RecordedEvent,
  { type, partitionKey, data, relations }: Pick<IntegrationEvent, 'type' | 'partitionKey' | 'data' | 'relations'>,
): IntegrationEvent => ({
  id: event.id,
  source,
  stream: event.stream,
  version: event.version,
  type,
  schemaVersion: event.schemaVersion,
  occurredAt: event.meta.occurredAt,
  recordedAt: event.recordedAt,
  ...(event.meta.caseId !== undefined && { caseId: event.meta.caseId }),
  correlationId: event.meta.correlationId,
  ...(event.meta.traceparent !== undefined && { traceparent: event.meta.traceparent }),
  partitionKey,
  data,
  relations,
})
