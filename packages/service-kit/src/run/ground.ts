import type { keptRegister, PostsHeld } from '@titian/case-file'
import type { Clock, Ids, WallClock } from '@titian/core'
import type { EventStore } from '@titian/event-store'
import type { Broker, Feed, Heartbeats, Parking, RelayCheckpoint } from '@titian/messaging'
import type { KeyRing } from '@titian/privacy'
import type pg from 'pg'
import type { Logger } from 'pino'
import type { Tokens } from '../http/auth.ts'
import type { MetricsFor } from '../http/health-routes.ts'
import type { ClockWatch } from './clock-watch.ts'

/** What a service stands on; chosen by configuration, made in `main.ts` or by the all-in-one start. */
export interface Ground {
  readonly store: EventStore
  readonly accessStore: EventStore
  /** Where the service has internal aggregates. */
  readonly internalStore?: EventStore
  /** For views, checkpoints and parking: the service's own schema, with its own role. */
  readonly pool: pg.Pool
  readonly keyRing: KeyRing
  readonly broker: Broker
  readonly relayCheckpoint: RelayCheckpoint
  readonly heartbeats: Heartbeats
  readonly parking: Parking
  readonly feed: Feed
  readonly tokens: Tokens
  /** Who stands where: `keptRegister`, of what the log holds. */
  readonly register: ReturnType<typeof keptRegister>
  /** Since when people hold their posts, where that is not to be asked of the register. */
  readonly posts?: PostsHeld
  readonly secret: Uint8Array
  readonly clock: Clock
  readonly wallClock: WallClock
  readonly clockWatch: ClockWatch
  readonly ids: Ids
  readonly log: Logger
  readonly host: string
  /** 0 = a free one. */
  readonly port: number
  /** Default nobody. */
  readonly metricsFor?: MetricsFor
}
