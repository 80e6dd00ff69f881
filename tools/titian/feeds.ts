import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import process from 'node:process'
import { isTitianError, TitianError } from '@titian/core'
import type { EventStore } from '@titian/event-store'
import type { Feed, LogFeed } from '@titian/messaging'
import type { ServiceDefinition } from '@titian/service'
import {
  configSchema,
  httpFeed,
  mainLog,
  type PublicLog,
  publicLog,
  type RelationSeal,
  relationSeal,
  secrets,
  sourcesOf,
} from '@titian/service-kit/run'
import type pg from 'pg'
import { definitions } from '../services/all.ts'
import { deploymentSecret } from './deployment-secret.ts'
import { onKurrentDb, openLog } from './open-log.ts'
import { UsageError } from './usage.ts'

export interface Feeds {
  readonly feed: Feed & LogFeed
  /** Opens what the feed's messages say of who is bound. */
  readonly seal: Pick<RelationSeal, 'open'>
  /** The services that cannot be asked from here. @throws Error, in words, where waiting would bring nothing */
  missing(sources: readonly string[]): Promise<readonly string[]>
  /** What the producer answered last, where that was a refusal over HTTP. */
  lastStatus(source: string): number | undefined
  close(): Promise<void>
}

/** How to ask the producers: over HTTP where SERVICE_URLS is set, as for the service; else from their logs in the same database. */
export const feedsOf = (pool: pg.Pool, folder?: string): Feeds => (process.env['SERVICE_URLS'] ? feedsOverHttp() : feedsFromLogs(pool, folder))

/** @throws Error, in words, where one that the service reads of cannot be asked from here */
export async function mustReach({ missing }: Feeds, definition: ServiceDefinition): Promise<void> {
  const away = await missing(sourcesOf(definition))
  if (away.length === 0) return
  const names = away.join(', ')
  throw new Error(
    `What ${names} published cannot be read from here. Set SERVICE_URLS, SERVICE_TOKEN_FILE and TITIAN_SECRET_FILE, as for ${definition.name} itself.\nYang diterbitkan ${names} tidak dapat dibaca dari sini. Setel SERVICE_URLS, SERVICE_TOKEN_FILE dan TITIAN_SECRET_FILE seperti untuk ${definition.name}.`,
  )
}

function feedsOverHttp(): Feeds {
  const parsed = configSchema.pick({ SERVICE_URLS: true, SERVICE_TOKEN_FILE: true, TITIAN_SECRET_FILE: true }).safeParse(process.env)
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map(({ path }) => String(path[0])))]
    throw new UsageError(
      `Set SERVICE_URLS together with SERVICE_TOKEN_FILE and TITIAN_SECRET_FILE, as for the service; wrong or missing: ${names.join(', ')}.`,
    )
  }
  const { SERVICE_URLS: urls, SERVICE_TOKEN_FILE: file, TITIAN_SECRET_FILE: secretFile } = parsed.data
  const token = async () => (await readFile(file, 'utf8')).trim()
  const { feed, lastStatus } = withStatus(httpFeed((source) => urls[source], token))
  return {
    feed,
    seal: relationSeal(secrets(readFileSync(secretFile), 'common').relationKey),
    lastStatus,
    async missing(sources) {
      // A service waits for its token, which may come yet; who stands at a terminal must hear that there is none.
      if ((await token()) === '')
        throw new Error(`The file ${file} is empty; see SERVICE_TOKEN_FILE.\nBerkas ${file} kosong; lihat SERVICE_TOKEN_FILE.`)
      return sources.filter((source) => urls[source] === undefined)
    },
    close: async () => undefined,
  }
}

/** Notes what a producer answers: who waits is told the code of the error only, which is the same for a token that has run out and for a server that is away. */
function withStatus(feed: Feed & LogFeed): Pick<Feeds, 'feed' | 'lastStatus'> {
  const statuses = new Map<string, number>()
  async function noting<Answer>(source: string, asked: Promise<Answer>): Promise<Answer> {
    statuses.delete(source)
    return asked.catch((error: unknown) => {
      const status = isTitianError(error) ? error.details['status'] : undefined
      if (typeof status === 'number') statuses.set(source, status)
      throw error
    })
  }
  return {
    feed: {
      eventsAfter: (source, stream, version) => noting(source, feed.eventsAfter(source, stream, version)),
      page: (source, after) => noting(source, feed.page(source, after)),
    },
    lastStatus: (source) => statuses.get(source),
  }
}

function feedsFromLogs(pool: pg.Pool, folder?: string): Feeds {
  // What only passes through this process may be sealed under anything.
  const seal = relationSeal(secrets(deploymentSecret(folder) ?? randomBytes(32), 'common').relationKey)
  const logs = new Map<string, Promise<PublicLog & Pick<EventStore, 'close'>>>()
  async function opened(source: string) {
    const definition = definitions.find(({ name }) => name === source)
    if (definition === undefined) throw new TitianError('FEED_REFUSED', { source, because: 'NO_ADDRESS' })
    const store = await openLog(pool, source, folder)
    return { ...publicLog(definition, store, seal), close: () => store.close() }
  }
  function logOf(source: string) {
    const log = logs.get(source) ?? opened(source)
    logs.set(source, log)
    return log
  }
  return {
    seal,
    feed: {
      eventsAfter: async (source, stream, version) => (await logOf(source)).ofStream(stream, version),
      page: async (source, after) => (await logOf(source)).page(after),
    },
    lastStatus: () => undefined,
    async missing(sources) {
      if (onKurrentDb()) return []
      const { rows } = await pool.query<{ name: string }>(`select nspname as name from pg_namespace where has_schema_privilege(oid, 'usage')`)
      const readable = new Set(rows.map(({ name }) => name))
      return sources.filter((source) => !readable.has(mainLog(source)))
    },
    close: async () => {
      for (const log of logs.values()) await (await log).close()
    },
  }
}
