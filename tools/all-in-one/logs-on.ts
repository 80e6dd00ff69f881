import { randomUUID } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import type { Clock } from '@titian/core'
import type { EventStore } from '@titian/event-store'
import { kurrentFields, kurrentStore, startFailure } from '@titian/service-kit/run'

export interface LogsOn {
  /** The service's main log; nothing where it is in PostgreSQL, which every service has anyway. */
  of(service: string): { readonly store?: EventStore }
  /** When the last event of any log there was recorded; undefined where none was, or they are in PostgreSQL. */
  lastRecorded(): Date | undefined
  close(): Promise<void>
}

export interface LogsOnOptions {
  readonly folder: string
  readonly services: readonly string[]
  readonly clock: Clock
  readonly say: (what: string) => void
}

/**
 * `EVENT_STORE=kurrentdb` keeps the main logs on the server at KURRENTDB_URL, under a namespace that belongs to this folder: nothing can be
 * emptied there, but an emptied folder gets a new one, as it gets new keys.
 */
export async function logsOn({ folder, services, clock, say }: LogsOnOptions, environment = process.env): Promise<LogsOn> {
  const { EVENT_STORE = 'postgres', KURRENTDB_URL } = environment
  if (EVENT_STORE === 'postgres') return { of: () => ({}), lastRecorded: () => undefined, close: async () => undefined }
  if (EVENT_STORE !== 'kurrentdb') throw new Error('EVENT_STORE must be postgres or kurrentdb.')
  const url = kurrentFields.KURRENTDB_URL.safeParse(KURRENTDB_URL).data
  if (url === undefined) throw new Error('EVENT_STORE=kurrentdb needs KURRENTDB_URL, such as kurrentdb://127.0.0.1:2113?tls=false.')
  say('KurrentDB')
  const namespace = await namespaceIn(folder)
  const stores = new Map<string, EventStore>()
  const close = async () => {
    await Promise.all([...stores.values()].map((store) => store.close()))
  }
  try {
    for (const service of services) stores.set(service, await kurrentStore({ url, service, namespace, clock }))
  } catch (error) {
    await close()
    const [sentence = 'KurrentDB cannot be used.'] = startFailure(error).sentences
    throw new Error(sentence, { cause: error })
  }
  return {
    of(service) {
      const store = stores.get(service)
      return store ? { store } : {}
    },
    lastRecorded() {
      const seen = [...stores.values()].flatMap((store) => store.latestRecordedAt()?.getTime() ?? [])
      return seen.length === 0 ? undefined : new Date(Math.max(...seen))
    },
    close,
  }
}

async function namespaceIn(folder: string): Promise<string> {
  const file = join(folder, 'demo-kurrentdb.namespace')
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    const namespace = `demo-${randomUUID()}.`
    await writeFile(file, namespace, { mode: 0o600, flag: 'wx' })
    return namespace
  }
}
