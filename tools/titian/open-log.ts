import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { systemClock } from '@titian/core'
import type { EventStore } from '@titian/event-store'
import { postgresEventStore } from '@titian/event-store/postgres'
import { kurrentStore, mainLog } from '@titian/service-kit/run'
import type pg from 'pg'
import { demoFolder } from '../all-in-one/folders.ts'
import { nameOf } from './log-names.ts'
import { UsageError } from './usage.ts'

/** Whether the main logs are on KurrentDB. Another word than those that a service takes would silently look at an empty log in PostgreSQL. */
export function onKurrentDb({ EVENT_STORE = 'postgres' }: NodeJS.ProcessEnv = process.env): boolean {
  if (EVENT_STORE !== 'postgres' && EVENT_STORE !== 'kurrentdb')
    throw new UsageError('EVENT_STORE must be postgres or kurrentdb, as for the service.')
  return EVENT_STORE === 'kurrentdb'
}

/** Whether this schema's log is elsewhere: a main log on KurrentDB, of which the schema in PostgreSQL is empty. */
export const isElsewhere = (schema: string): boolean => onKurrentDb() && schema.endsWith('_log')

/** A log by its schema: a main log on what EVENT_STORE says, an access log always in PostgreSQL. */
export const openLogOf = (pool: pg.Pool, schema: string, folder?: string): Promise<EventStore> =>
  isElsewhere(schema) ? openLog(pool, nameOf(schema), folder) : postgresEventStore({ pool, schema, log: nameOf(schema), clock: systemClock })

/** The main log of a service, on what EVENT_STORE says, as for the service. `folder` is the demo's, where no DATABASE_URL is given. */
export async function openLog(pool: pg.Pool, service: string, folder = demoFolder, environment = process.env): Promise<EventStore> {
  const { KURRENTDB_URL: url, DATABASE_URL } = environment
  if (!onKurrentDb(environment)) return postgresEventStore({ pool, schema: mainLog(service), log: service, clock: systemClock })
  if (url === undefined) throw new UsageError('EVENT_STORE=kurrentdb needs KURRENTDB_URL, as for the service.')
  const namespace = DATABASE_URL ? undefined : await readFile(join(folder, 'demo-kurrentdb.namespace'), 'utf8')
  return kurrentStore({ url, service, clock: systemClock, ...(namespace !== undefined && { namespace }) })
}
