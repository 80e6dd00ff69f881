import { keptRegister } from '@titian/case-file'
import type { EventStore } from '@titian/event-store'
import { openPool, type PostgresListener, postgresEventStore } from '@titian/event-store/postgres'
import type { Broker } from '@titian/messaging'
import { postgresBroker, postgresHeartbeats, postgresParking, postgresRelayCheckpoint } from '@titian/messaging/postgres'
import type { KeyVault } from '@titian/privacy'
import { postgresKeyRing } from '@titian/privacy/postgres'
import type { Ground } from './ground.ts'
import { accessLogSchema, internalLog, mainLog, schemaOf } from './prepare-database.ts'

type Given = 'feed' | 'tokens' | 'secret' | 'clockWatch' | 'ids' | 'log' | 'host' | 'port' | 'metricsFor'

export interface PostgresGroundOptions extends Pick<Ground, Given> {
  readonly service: string
  /** Whether it has internal aggregates. */
  readonly internal?: boolean
  /** With the service's role. */
  readonly databaseUrl: string
  readonly keysDatabaseUrl: string
  readonly listener: PostgresListener
  readonly vault: KeyVault
  /** What is between the services; default PostgreSQL. `close` closes it. */
  readonly broker?: Broker
  /** The main log; default PostgreSQL. `close` closes it. */
  readonly store?: EventStore
  /** User ids of the first administrators of the national desk. */
  readonly firstAdmins: readonly string[]
  /** Connections of the service, its broker's included; default 8. */
  readonly connections?: number
}

/** Everything a service stands on, in PostgreSQL, but for what is given. `close` after the service has stopped. */
export async function postgresGround(options: PostgresGroundOptions): Promise<Ground & { close(): Promise<void> }> {
  const { service, databaseUrl, keysDatabaseUrl, listener, vault, clockWatch, log, connections = 8 } = options
  const { clock, wallClock } = clockWatch
  const pool = openPool({ connectionString: databaseUrl, max: connections })
  const keysPool = openPool({ connectionString: keysDatabaseUrl, max: 2 })
  await clockWatch.begin(async () => (await pool.query<{ now: Date }>('select clock_timestamp() as now')).rows[0]?.now ?? wallClock.now())
  const store = options.store ?? (await postgresEventStore({ pool, schema: mainLog(service), log: service, clock, listener }))
  const accessStore = await postgresEventStore({ pool, schema: accessLogSchema(service), log: `${service} access`, clock, listener })
  // Always here: the right to read `$all` of another server opens everything on it.
  const internalStore = options.internal
    ? await postgresEventStore({ pool, schema: internalLog(service), log: `${service} internal`, clock, listener })
    : undefined
  const schema = schemaOf(service)
  const broker = options.broker ?? postgresBroker({ pool, listener, log })
  return {
    ...options,
    clock,
    wallClock,
    store,
    accessStore,
    ...(internalStore && { internalStore }),
    pool,
    keyRing: postgresKeyRing({ pool: keysPool, service, vault, clock: wallClock }),
    broker,
    relayCheckpoint: postgresRelayCheckpoint({ pool, schema, service }),
    heartbeats: postgresHeartbeats({ pool, schema }),
    parking: postgresParking({ pool, schema }),
    register: keptRegister(options.firstAdmins),
    async close() {
      clockWatch.stop()
      await broker.close()
      await Promise.all([store.close(), accessStore.close(), internalStore?.close()])
      await Promise.all([pool.end(), keysPool.end()])
    },
  }
}
