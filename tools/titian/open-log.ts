import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { systemClock } from '@titian/core'
import type { EventStore } from '@titian/event-store'
import { postgresEventStore } from '@titian/event-store/postgres'
import { kurrentStore, mainLog } from '@titian/service-kit/run'
import type pg from 'pg'
import { demoFolder } from '../all-in-one/folders.ts'
import { UsageError } from './usage.ts'

/** The main log of a service, on what EVENT_STORE says, as for the service. `folder` is the demo's, where no DATABASE_URL is given. */
export async function openLog(pool: pg.Pool, service: string, folder = demoFolder, environment = process.env): Promise<EventStore> {
  const { EVENT_STORE = 'postgres', KURRENTDB_URL: url, DATABASE_URL } = environment
  if (EVENT_STORE !== 'kurrentdb') return postgresEventStore({ pool, schema: mainLog(service), log: service, clock: systemClock })
  if (url === undefined) throw new UsageError('EVENT_STORE=kurrentdb needs KURRENTDB_URL, as for the service.')
  const namespace = DATABASE_URL ? undefined : await readFile(join(folder, 'demo-kurrentdb.namespace'), 'utf8')
  return kurrentStore({ url, service, clock: systemClock, ...(namespace !== undefined && { namespace }) })
}
