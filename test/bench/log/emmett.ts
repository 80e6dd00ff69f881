import { randomUUID } from 'node:crypto'
import { CommandHandler, STREAM_DOES_NOT_EXIST } from '@event-driven-io/emmett'
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql'
import { type Contender, dataOf, metaOf } from './contender.ts'

/** With its default pool, and its own command handler with retries on conflict for the hot stream. */
export async function emmett(url: string): Promise<Contender> {
  const store = getPostgreSQLEventStore(url)
  await store.schema.migrate()
  const event = (bytes: number) => ({ type: 'Noted' as const, data: dataOf(bytes), metadata: metaOf(randomUUID()) })
  const handle = CommandHandler({
    evolve: (count: number) => count + 1,
    initialState: () => 0,
    retry: { onVersionConflict: { forever: true, minTimeout: 1, maxTimeout: 20, factor: 1.2 } },
  })
  return {
    name: 'emmett',
    appendNew: (bytes) => store.appendToStream(`note-${randomUUID()}`, [event(bytes)], { expectedStreamVersion: STREAM_DOES_NOT_EXIST }),
    loadDecideAppend: (stream) => handle(store, `hot-${stream}`, () => event(300)),
    close: () => store.close(),
  }
}
