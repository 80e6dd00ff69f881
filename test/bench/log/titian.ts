import { randomUUID } from 'node:crypto'
import type { NewEvent } from '@titian/core'
import type { EventStore } from '@titian/event-store'
import { migrateEventStore, postgresEventStore } from '@titian/event-store/postgres'
import pg from 'pg'
import { mutexByKey } from '../../../packages/service-kit/src/commands/mutex.ts'
import { type Contender, dataOf, metaOf } from './contender.ts'

export const newEvent = (bytes: number): NewEvent => {
  const id = randomUUID()
  return { id, type: 'Noted', schemaVersion: 1, data: dataOf(bytes), meta: metaOf(id) }
}

export async function titian(url: string): Promise<Contender & { readonly store: EventStore; readonly pool: pg.Pool }> {
  await migrateEventStore({ pool: url, schema: 'bench_log' })
  const pool = new pg.Pool({ connectionString: url, max: 32 })
  pool.on('error', () => undefined)
  const store = await postgresEventStore({ pool, schema: 'bench_log', log: 'bench', clock: { now: () => new Date() } })
  const alone = mutexByKey()
  return {
    name: 'titian',
    store,
    pool,
    appendNew: (bytes) => store.append(`bench.note-${randomUUID()}`, [newEvent(bytes)], { expected: 'no-stream' }),
    // As the kit handles commands: one after the other per stream in the process, exact version in the database.
    loadDecideAppend: (stream) =>
      alone(stream, async () => {
        const events = await store.read(`bench.hot-${stream}`)
        return store.append(`bench.hot-${stream}`, [newEvent(300)], { expected: events.length })
      }),
    async close() {
      await store.close()
      await pool.end()
    },
  }
}
