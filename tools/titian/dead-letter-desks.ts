import { systemClock, TitianError } from '@titian/core'
import { deadLetters } from '@titian/messaging'
import { createParkedEvents, type DeadLetterDesk, deadLetterDesk, interestsOf, parkedEvents } from '@titian/service-kit/run'
import { serviceSchema } from '@titian/views'
import type { Database } from './database.ts'
import { deploymentSecret, noSecret } from './deployment-secret.ts'
import { feedsOf, mustReach } from './feeds.ts'
import { type OpenService, openService } from './open-service.ts'
import { preparedServices } from './prepared-services.ts'
import { serviceNamed } from './services.ts'
import { UsageError } from './usage.ts'

export interface Desk extends DeadLetterDesk {
  readonly service: string
  readonly accessLog: OpenService['accessLog']
  /** Before anything is tried: a producer that cannot be asked from here is no fault of the message. */
  mustReachSources(): Promise<void>
  close(): Promise<void>
}

/** The desk of the service of that name, or of all that this database was prepared for and that can be read. */
export async function openDesks(database: Database, name: string | undefined, folder?: string): Promise<readonly Desk[]> {
  const desks: Desk[] = []
  for (const one of name === undefined ? await preparedServices(database, 'parked') : [serviceNamed(name).name])
    desks.push(await openDesk(database, one, folder))
  return desks
}

async function openDesk(database: Database, name: string, folder?: string): Promise<Desk> {
  const service = await openService(database, serviceNamed(name), folder)
  const { store, pool, parking, accessLog } = service
  const feeds = feedsOf(database.pool, folder)
  const schema = serviceSchema(name)
  const { relationsIn } = interestsOf(service.definition, feeds.seal)
  await createParkedEvents(pool, schema)
  const desk = deadLetterDesk({
    letters: deadLetters({ service: name, store, parking, feed: feeds.feed, wallClock: systemClock, relationsIn }),
    parked: parkedEvents(pool, schema),
  })
  return {
    ...desk,
    service: name,
    accessLog,
    async mustReachSources() {
      await mustReach(feeds, service.definition)
      if (deploymentSecret(folder) === undefined) throw new UsageError(noSecret)
    },
    async close() {
      await feeds.close()
      await service.close()
    },
  }
}

/** The one service that has parked the stream. @throws NOT_PARKED */
export async function deskWith(desks: readonly Desk[], stream: string): Promise<Desk> {
  const holding: Desk[] = []
  for (const desk of desks) if ((await desk.list()).some((one) => one.stream === stream)) holding.push(desk)
  const [only, ...others] = holding
  if (only === undefined) throw new TitianError('NOT_PARKED', { stream })
  if (others.length === 0) return only
  const names = holding.map(({ service }) => service)
  throw new UsageError(
    `More than one service has parked ${stream}: say --service ${names.join(' or ')}.\nLebih dari satu layanan memarkirnya: sebutkan --service ${names.join(' atau ')}.`,
  )
}
