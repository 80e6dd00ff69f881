import type { AccessLog } from '@titian/access'
import type { Clock, Ids, WallClock } from '@titian/core'
import type { EventStore } from '@titian/event-store'
import type { KeyRing } from '@titian/privacy'
import type { Logger } from 'pino'
import type { Load } from './commands/load.ts'
import type { ServiceDefinition } from './definition.ts'
import type { Secrets } from './secrets.ts'

/** Whether what was received of other services may be relied upon; throws `FACTS_STALE`. */
export interface Freshness {
  assertFresh(sources: readonly string[], streams?: readonly string[]): Promise<void>
}

/** The views of a service as the rest of the kit needs them. */
export interface ViewReader {
  /** All views, up to a position; false after the time limit. */
  waitFor(position: bigint, timeoutMs: number): Promise<boolean>
  /** Those that say who may know of what: relations and consent. */
  waitForBasis(position: bigint, timeoutMs: number): Promise<boolean>
  query<Row = Record<string, unknown>>(sql: string, params?: readonly unknown[]): Promise<{ readonly rows: Row[]; readonly rowCount: number | null }>
}

/** What a running service is made of; put together in `run/`, and nowhere else. */
export interface Parts {
  readonly definition: ServiceDefinition
  readonly store: EventStore
  readonly load: Load
  readonly views: ViewReader
  readonly accessLog: AccessLog
  /** The access log itself and the view over it, for who asks who looked. */
  readonly accessStore: EventStore
  readonly accessViews: ViewReader
  readonly keyRing: KeyRing
  readonly freshness: Freshness
  readonly clock: Clock
  readonly wallClock: WallClock
  readonly ids: Ids
  readonly secrets: Secrets
  readonly log: Logger
}
