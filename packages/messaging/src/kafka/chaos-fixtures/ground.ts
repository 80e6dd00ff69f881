import { systemClock } from '@titian/core'
import type { EventStore } from '@titian/event-store'
import { memoryEventStore } from '@titian/event-store/memory'
import { migrateEventStore, openPool, postgresEventStore, postgresListener } from '@titian/event-store/postgres'
import { type SourceLog, sourceLog } from '../../contract/source-log.ts'
import type { Heartbeats } from '../../freshness/heartbeats.ts'
import { memoryHeartbeats } from '../../freshness/memory-heartbeats.ts'
import { postgresHeartbeats } from '../../freshness/postgres-heartbeats.ts'
import { memoryParking } from '../../parking/memory-parking.ts'
import type { Parking } from '../../parking/parking.ts'
import { postgresParking } from '../../parking/postgres-parking.ts'
import { migrateMessagingOfService } from '../../postgres/migrate.ts'
import { memoryRelayCheckpoint } from '../../relay/memory-relay-checkpoint.ts'
import { postgresRelayCheckpoint } from '../../relay/postgres-relay-checkpoint.ts'
import type { RelayCheckpoint } from '../../relay/relay-checkpoint.ts'

/** What outlives whatever dies between two services: both logs, and how far each got. */
export interface Ground {
  readonly source: SourceLog
  readonly store: EventStore
  readonly parking: Parking
  readonly heartbeats: Heartbeats
  readonly checkpoint: RelayCheckpoint
  close(): Promise<void>
}

/** For faults of one process. */
export function memoryGround() {
  return {
    source: sourceLog(),
    store: memoryEventStore({ log: 'referral', clock: systemClock }),
    parking: memoryParking(),
    heartbeats: memoryHeartbeats(),
    checkpoint: memoryRelayCheckpoint(),
    close: async () => undefined,
  } satisfies Ground
}

/** Lays in an empty database what `postgresGround` stands on. */
export async function layGround(url: string): Promise<void> {
  const pool = openPool({ connectionString: url, max: 1 })
  for (const service of ['intake', 'referral']) {
    await migrateEventStore({ pool: url, schema: `${service}_log` })
    await migrateMessagingOfService({ pool, schema: service })
  }
  await pool.end()
}

/** For faults that take a whole process with them: each process opens the same ground. */
export async function postgresGround(url: string): Promise<Ground> {
  const pool = openPool({ connectionString: url, max: 10 })
  const listener = await postgresListener(url)
  const log = (service: string) => postgresEventStore({ pool, schema: `${service}_log`, log: service, clock: systemClock, listener })
  const [intake, store] = [await log('intake'), await log('referral')]
  return {
    source: sourceLog(intake),
    store,
    parking: postgresParking({ pool, schema: 'referral' }),
    heartbeats: postgresHeartbeats({ pool, schema: 'referral' }),
    checkpoint: postgresRelayCheckpoint({ pool, schema: 'intake', service: 'intake' }),
    async close() {
      await Promise.all([intake.close(), store.close()])
      await listener.close()
      await pool.end()
    },
  }
}
