import type { OccurredAt } from '@titian/core'

/** What leaves a service: ids, codes and times. Never personal data, sealed or not; never staff names; no area finer than kab/kota. */
export interface IntegrationEvent {
  /** Id of the event in the producing log. */
  readonly id: string
  /** The producing service: `intake`. */
  readonly source: string
  /** The producing stream, `intake.case-<uuid>`, and the event's version in it: dense, so that a receiver finds doubles and gaps. */
  readonly stream: string
  readonly version: number
  /** Public, possibly neutral type. */
  readonly type: string
  readonly schemaVersion: number
  readonly occurredAt: OccurredAt
  readonly recordedAt: string
  readonly caseId?: string
  readonly correlationId: string
  readonly traceparent?: string
  /** Fixed for the stream's life: the case id of the stream's first event, else the stream. */
  readonly partitionKey: string
  readonly data: Readonly<Record<string, unknown>>
  /** Who is bound to the resource from here on, and who no longer: sealed, and padded, so that it does not tell whether it says anything. */
  readonly relations: string
}

/** Everything that `source` recorded before `at` (wall clock, ISO) is out: it was sent behind those messages. */
export interface Heartbeat {
  readonly source: string
  readonly at: string
}

export interface Subscription {
  /** Waits for the batch in hand. */
  stop(): Promise<void>
}

export interface SubscribeTo {
  /** One group = one receiving service; each message reaches each group at least once. */
  readonly group: string
  readonly topics: readonly string[]
  /** In order within a partition key; the offset moves on only after this resolves. If it rejects, the batch comes again after a back-off. */
  readonly onBatch: (messages: readonly IntegrationEvent[], topic: string) => Promise<void>
  readonly onHeartbeat: (heartbeat: Heartbeat, topic: string) => void | Promise<void>
}

/** Between services. Errors (TitianError): `BROKER_UNAVAILABLE`, `MESSAGE_TOO_LARGE { size, limit }`. */
export interface Broker {
  /** Resolves when the broker has acknowledged all of them. May deliver doubles, never loses, keeps the order within a partition key. */
  publish(topic: string, messages: readonly IntegrationEvent[]): Promise<void>
  /** Sent behind the messages published before it, to every partition. */
  heartbeat(topic: string, heartbeat: Heartbeat): Promise<void>
  subscribe(options: SubscribeTo): Promise<Subscription>
  close(): Promise<void>
}

/** `titian.intake.v1` */
export const topicOf = (service: string): string => `titian.${service}.v1`
