import { randomUUID } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { systemClock } from '@titian/core'
import { postgresListener } from '@titian/event-store/postgres'
import { startPostgres } from '@titian/local-postgres'
import { localKeyVaultFile } from '@titian/privacy'
import { type Ground, logger, postgresGround, prepareDatabase, roleOf } from '@titian/service-kit/run'
import { databases } from '../all-in-one/databases.ts'
import { as, secretIn } from '../all-in-one/start-all.ts'
import { type StoryClock, storyClock } from '../all-in-one/story-clock.ts'
import { definitions } from '../services/all.ts'
import type { Seeded } from './world.ts'

export interface SeedGround {
  readonly services: readonly (Seeded & { readonly ground: Ground })[]
  /** Gives `recordedAt` of what is appended. */
  readonly clock: StoryClock
  close(): Promise<void>
}

const nobody = async (): Promise<never> => {
  throw new Error('Nobody asks while cases are made.')
}

/** The logs and keys of a start's folder, with no service running on them. */
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
    await prepareDatabase(
      urls.main,
      urls.keys,
      definitions.map(({ name: service }) => ({ service, password })),
    )
    const listener = await postgresListener(urls.main)
    undo.push(() => listener.close())
    const vault = await localKeyVaultFile(join(folder, 'demo-vault.key'))
    const clock = storyClock()
    const services: (Seeded & { readonly ground: Ground })[] = []
    for (const definition of definitions) {
      const service = definition.name
      const ground = await postgresGround({
        service,
        databaseUrl: as(urls.main, roleOf(service), password),
        keysDatabaseUrl: as(urls.keys, roleOf(service), password),
        listener,
        vault,
        feed: { eventsAfter: nobody },
        tokens: { verify: nobody } as unknown as Ground['tokens'],
        secret,
        clock,
        wallClock: systemClock,
        ids: { uuid: randomUUID },
        log: logger(service, 'silent'),
        host: '127.0.0.1',
        port: 0,
      })
      undo.push(() => ground.close())
      services.push({ definition, keyRing: ground.keyRing, secret, ground })
    }
    return { services, clock, close }
  } catch (error) {
    await close()
    throw error
  }
}
