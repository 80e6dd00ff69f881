import type { Actor } from './actor.ts'
import type { RelationChange } from './relation.ts'
import type { OccurredAt } from './time.ts'

/** Why personal data may be processed: kind, and the article or the consent it rests on. */
export interface LegalBasis {
  readonly kind: 'CONSENT' | 'LEGAL_OBLIGATION' | 'VITAL_INTEREST' | 'PUBLIC_TASK'
  readonly article?: string
  readonly consentId?: string
}

/** What stands beside the data of every event. See docs/adr/0001-envelope.md. */
export interface EventMeta {
  readonly occurredAt: OccurredAt
  readonly caseId?: string
  readonly personIds: readonly string[]
  /** Accountable for the record; grants nothing. */
  readonly ownerAgency: string
  readonly actor: Actor
  readonly purpose: string
  readonly legalBasis: LegalBasis
  readonly commandId: string
  /** SHA-256 over the command's input, each personal value replaced by its HMAC. Tells a repeat from a reuse. */
  readonly inputHash: string
  readonly correlationId: string
  readonly causationId: string
  readonly traceparent?: string
  /** Who is bound to the resource from this event on, and who no longer; absent where it changes nothing. */
  readonly relations?: RelationChange
}

/** An event on its way into the log. */
export interface NewEvent<Data = unknown> {
  readonly id: string
  readonly type: string
  readonly schemaVersion: number
  readonly data: Data
  readonly meta: EventMeta
}

/** An event as the log holds it: version, position and recordedAt are the log's own words. */
export interface RecordedEvent<Data = unknown> extends NewEvent<Data> {
  readonly stream: string
  /** Counts from 1 in its stream, without gaps. */
  readonly version: number
  /** Totally ordered in its log; never compared between logs. */
  readonly position: bigint
  /** When the log learned it: ISO 8601, UTC, milliseconds; never decreases along positions. */
  readonly recordedAt: string
}
