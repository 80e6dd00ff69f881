import { randomUUID } from 'node:crypto'
import { type AccessLog, accessLog } from '@titian/access'
import { systemClock } from '@titian/core'
import type { EventStore } from '@titian/event-store'
import { openPool, postgresEventStore } from '@titian/event-store/postgres'
import type { Parking } from '@titian/messaging'
import { postgresParking } from '@titian/messaging/postgres'
import type { ServiceDefinition } from '@titian/service'
import { accessLogSchema, roleOf } from '@titian/service-kit/run'
import { serviceSchema } from '@titian/views'
import type pg from 'pg'
import type { Database } from './database.ts'
import { openLog } from './open-log.ts'
import { isPrepared } from './prepared-services.ts'

/** What a command needs of a service, whether the service runs or not. */
export interface OpenService {
  readonly definition: ServiceDefinition
  /** With the service's own role: what is made must be the service's, or it could not go on with it. */
  readonly pool: pg.Pool
  readonly store: EventStore
  readonly parking: Parking
  readonly accessLog: AccessLog
  close(): Promise<void>
}

/** @throws Error, in words, where the database was not prepared for the service */
export async function openService(database: Database, definition: ServiceDefinition, folder?: string): Promise<OpenService> {
  const { name: service } = definition
  if (!(await isPrepared(database, service)))
    throw new Error(
      `This database is not prepared for ${service}, or its address opens nothing of it: start the service once, or use the migrator's address.\nBasis data ini belum disiapkan untuk ${service}, atau alamatnya tidak membukanya: jalankan layanannya sekali, atau pakai alamat migrator.`,
    )
  const role = roleOf(service)
  const { rowCount } = await database.pool.query('select from pg_roles where rolname = $1', [role])
  const pool = openPool({ connectionString: database.url, max: 4, ...(rowCount === 1 && { options: `-c role=${role}` }) })
  const store = await openLog(pool, service, folder)
  const accessStore = await postgresEventStore({ pool, schema: accessLogSchema(service), log: `${service} access`, clock: systemClock })
  return {
    definition,
    pool,
    store,
    parking: postgresParking({ pool, schema: serviceSchema(service) }),
    accessLog: accessLog(accessStore, { service, clock: systemClock, ids: { uuid: randomUUID } }),
    async close() {
      await Promise.all([store.close(), accessStore.close()])
      await pool.end()
    },
  }
}
