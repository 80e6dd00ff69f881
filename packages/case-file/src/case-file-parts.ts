import type { Clock, WallClock } from '@titian/core'
import type { EventStore } from '@titian/event-store'
import type { ServiceDefinition } from '@titian/service'
import type { PostsHeld } from './posts-held.ts'

/** Whether what was received of other services may be relied upon; throws `FACTS_STALE`. */
export interface Freshness {
  assertFresh(sources: readonly string[], streams?: readonly string[]): Promise<void>
}

/** The views of a service as those need them who read from them. */
export interface ViewReader {
  /** All views, up to a position; false after the time limit. */
  waitFor(position: bigint, timeoutMs: number): Promise<boolean>
  /** Those that say who may know of what: relations and consent. */
  waitForBasis(position: bigint, timeoutMs: number): Promise<boolean>
  query<Row = Record<string, unknown>>(sql: string, params?: readonly unknown[]): Promise<{ readonly rows: Row[]; readonly rowCount: number | null }>
}

/** A log of a service and what is built from it. */
export interface ServiceLog {
  readonly store: EventStore
  /** Asks all views of the service, whichever log they are built from; waits for those of this one. */
  readonly views: ViewReader
}

/** What the case file works with: a part of what a running service is made of. */
export interface CaseFileParts {
  readonly definition: ServiceDefinition
  /** The main log: all of it is published. */
  readonly store: EventStore
  readonly views: ViewReader
  /** Where the service has internal aggregates. */
  readonly internal?: ServiceLog
  readonly freshness: Freshness
  /** Where a register of staff is heard. */
  readonly posts?: PostsHeld
  readonly clock: Clock
  readonly wallClock: WallClock
}
