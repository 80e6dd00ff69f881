import { randomUUID } from 'node:crypto'
import { aggregate, event, type NewEvent } from '@titian/core'
import type { EventStore } from '@titian/event-store'
import { migrateEventStore, openPool, postgresEventStore } from '@titian/event-store/postgres'
import type pg from 'pg'
import { z } from 'zod'
import { loader } from '../../../packages/service-kit/src/commands/load.ts'
import { mutexByKey } from '../../../packages/service-kit/src/commands/mutex.ts'
import { type Contender, dataOf, metaOf } from './contender.ts'

export const newEvent = (bytes: number): NewEvent => {
  const id = randomUUID()
  return { id, type: 'Noted', schemaVersion: 1, data: dataOf(bytes), meta: metaOf(id) }
}

const notes = aggregate({
  name: 'hot',
  events: { Noted: event(1, { note: z.string() }, { label: { id: 'x', en: 'x' } }) },
  initialState: 0 as number,
  evolve: { Noted: (count) => count + 1 },
})

export async function titian(url: string): Promise<Contender & { readonly store: EventStore; readonly pool: pg.Pool }> {
  await migrateEventStore({ pool: url, schema: 'bench_log' })
  const pool = openPool({ connectionString: url, max: 32 })
  const store = await postgresEventStore({ pool, schema: 'bench_log', log: 'bench', clock: { now: () => new Date() } })
  const alone = mutexByKey()
  const load = loader({ store }, 'bench')
  return {
    name: 'titian',
    store,
    pool,
    appendNew: (bytes) => store.append(`bench.note-${randomUUID()}`, [newEvent(bytes)], { expected: 'no-stream' }),
    // As the kit handles commands: what was loaded is kept and only the news are read; one after the other per stream in the process, exact version in the database.
    loadDecideAppend: (stream) =>
      alone(stream, async () => {
        const { stream: hot, version } = await load(notes, stream)
        return store.append(hot, [newEvent(300)], { expected: version })
      }),
    async close() {
      await store.close()
      await pool.end()
    },
  }
}
