import type { IntegrationEvent } from '../port.ts'

/** A message that could not be appended, or one that queues behind such a one of its stream. */
export interface Parked {
  readonly message: IntegrationEvent
  /** Why; `QUEUED` behind another. */
  readonly errorCode: string
  /** Tries that failed; 0 while queued. */
  readonly attempts: number
  readonly firstSeen: Date
  readonly lastSeen: Date
}

export interface ParkedStream {
  readonly source: string
  readonly stream: string
  /** Messages that wait, the failed one included. */
  readonly waiting: number
  readonly errorCode: string
  readonly attempts: number
  readonly firstSeen: Date
  readonly lastSeen: Date
}

export const queued = 'QUEUED'

/** Messages set aside, per source stream, in order of version: the rest of the topic goes on. Public data only. */
export interface Parking {
  /** Which of these source streams are parked. */
  holds(streams: readonly string[]): Promise<ReadonlySet<string>>
  /** Sets a failed message aside; again: one attempt more. */
  park(message: IntegrationEvent, errorCode: string, at: Date): Promise<void>
  /** Queues a message behind its parked stream; false, and nothing done, when that is no longer parked. */
  queue(message: IntegrationEvent, at: Date): Promise<boolean>
  /** Oldest first. */
  list(): Promise<readonly ParkedStream[]>
  /** In order of version; empty where nothing is parked. */
  show(stream: string): Promise<readonly Parked[]>
  /** Takes one message out. */
  remove(stream: string, version: number): Promise<void>
}
