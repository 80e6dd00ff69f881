import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { systemClock } from '@titian/core'
import { openPool, postgresEventStore } from '@titian/event-store/postgres'
import { loadRecorded, type RecordedRow } from '@titian/event-store/postgres/load'
import { startPostgres } from '@titian/local-postgres'
import { postgresRelayCheckpoint } from '@titian/messaging/postgres'
import { type KeyRow, type KeyStore, localKeyVaultFile } from '@titian/privacy'
import { postgresKeyStore } from '@titian/privacy/postgres'
import { createFollowers, followerCheckpoint, schemaOf } from '@titian/service-kit/offline'
import { hasInternal, internalLog, mainLog, prepareDatabase, roleOf } from '@titian/service-kit/run'
import { databases } from '../all-in-one/databases.ts'
import { as, secretIn } from '../all-in-one/start-all.ts'
import { definitions } from '../services/all.ts'
import { logsOf, type Under } from './make-batch.ts'
import { SeedError } from './seed-error.ts'

/** The logs and keys of a start's folder, with no service running on them. */
export interface SeedGround {
  readonly under: Under
  isEmpty(): Promise<boolean>
  /** @throws SeedError where a person has another key already: what is sealed could never be opened */
  keepKeys(service: string, rows: readonly KeyRow[]): Promise<void>
  /** At the end of a log, in the order of time. */
  load(log: string, rows: readonly RecordedRow[]): Promise<void>
  /** What was loaded has been received and has had its consequences already: nobody publishes or follows it again. */
  markSettled(): Promise<void>
  close(): Promise<void>
}

export async function openGround(folder: string): Promise<SeedGround> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const undo: (() => Promise<unknown>)[] = []
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  try {
    const server = await startPostgres({ dataDir: join(folder, 'postgres') })
    undo.push(() => server.stop())
    const urls = await databases(server.url)
    const secret = await secretIn(folder)
    const password = secret.toString('hex').slice(0, 32)
    const names = definitions.map(({ name }) => name)
    await prepareDatabase(
      urls.main,
      urls.keys,
      definitions.map((definition) => ({ service: definition.name, password, internal: hasInternal(definition) })),
    )
    const pool = openPool({ connectionString: urls.main, max: names.length })
    undo.push(() => pool.end())
    const keysPool = openPool({ connectionString: urls.keys, max: names.length })
    undo.push(() => keysPool.end())
    const keyStores = new Map<string, KeyStore>(names.map((service) => [service, postgresKeyStore(keysPool, service)]))
    const head = async (log: string) => {
      const store = await postgresEventStore({ pool, schema: log, log, clock: systemClock })
      return store.head().finally(() => store.close())
    }
    const vaultFile = join(folder, 'demo-vault.key')
    // Made here where there is none, before several ask for it at once.
    await localKeyVaultFile(vaultFile)
    return {
      under: { vaultFile, secret },
      isEmpty: async () => (await Promise.all(definitions.flatMap(logsOf).map(head))).every((position) => position === 0n),
      async keepKeys(service, rows) {
        const standing = (await keyStores.get(service)?.add(rows)) ?? []
        const ids = new Set(standing.map(({ keyId }) => keyId))
        if (!rows.every(({ keyId }) => ids.has(keyId))) throw new SeedError('KEYS_LEFT', folder)
      },
      load: (log, rows) => loadRecorded({ pool, schema: log }, rows),
      async markSettled() {
        for (const definition of definitions) {
          const service = definition.name
          // With the role of the service, which owns what it makes.
          const own = openPool({ connectionString: as(urls.main, roleOf(service), password), max: 1 })
          const settled = await settle(own, service, {
            main: await head(mainLog(service)),
            internal: hasInternal(definition) ? await head(internalLog(service)) : 0n,
          }).finally(() => own.end())
          if (!settled) throw new SeedError('RELAY_LED', folder)
        }
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** @returns false where the relay is led by someone else. */
async function settle(
  pool: ReturnType<typeof openPool>,
  service: string,
  heads: { readonly main: bigint; readonly internal: bigint },
): Promise<boolean> {
  const schema = schemaOf(service)
  const checkpoint = postgresRelayCheckpoint({ pool, schema, service })
  const lease = await checkpoint.acquire()
  if (lease === undefined || !(await checkpoint.advance(lease.epoch, lease.position, heads.main))) return false
  await checkpoint.release(lease.epoch)
  await createFollowers(pool, schema)
  await followerCheckpoint(pool, schema, 'reactions').write(heads.main)
  await followerCheckpoint(pool, schema, 'internal reactions').write(heads.internal)
  return true
}
