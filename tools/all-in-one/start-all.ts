import { randomBytes, randomUUID } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isTitianError, systemClock } from '@titian/core'
import { openPool, postgresListener } from '@titian/event-store/postgres'
import { createGateway, type Shown } from '@titian/gateway'
import { keepPostgres } from '@titian/local-postgres'
import { localKeyVaultFile } from '@titian/privacy'
import type { ServiceDefinition } from '@titian/service'
import {
  clockWatch,
  demoIssuer,
  hasInternal,
  httpFeed,
  internalLog,
  logger,
  mainLog,
  postgresGround,
  prepareDatabase,
  type RunningService,
  roleOf,
  runService,
  startFailure,
  tokens,
} from '@titian/service-kit/run'
import { serviceNames } from '@titian/service-registry'
import pg from 'pg'
import { loadDefinitions } from '../services/definitions.ts'
import { brokersBetween } from './brokers-between.ts'
import { databases } from './databases.ts'
import { audience, type Issuer, type Person, startIssuer } from './issuer.ts'
import { logsOn } from './logs-on.ts'
import { settle } from './settle.ts'
import { type StoryClock, storyClock } from './story-clock.ts'

const host = '127.0.0.1'

export interface AllInOne {
  readonly gatewayUrl: string
  /** True where the wanted port was taken and another one was given. */
  readonly portWasTaken: boolean
  readonly issuer: Issuer
  readonly services: readonly RunningService[]
  readonly clock: StoryClock
  /** Puts the clock where the record ends, to tell a story again. */
  holdWhereTheRecordIs(): Promise<void>
  /** How often heartbeats go; a story wants to hear sooner. */
  setPace(heartbeatMs: number): Promise<void>
  settle(): Promise<void>
  /** Connection string of the superuser of the demo's server: for tests that search every table. */
  readonly databaseUrl: string
  readonly keysDatabaseUrl: string
  /** Process id of the server that runs now. */
  databasePid(): number
  stop(): Promise<void>
}

export interface StartOptions {
  /** Where the database, the keys and the issuer's key are kept. */
  readonly folder: string
  readonly port: number
  /**
   * Begin with the clock where the record ends, for a story: a service takes up its work as soon as it is up, and what a killed run left to do
   * must not be recorded under today's date.
   */
  readonly held: boolean
  /** Language of GraphiQL's examples. */
  readonly lang?: 'id' | 'en'
  /** Whose tokens and which case they have: someone with something to do, and someone who works on the case. */
  readonly shown?: { readonly onDuty: Person; readonly inCase: Person; readonly caseId: string }
  /** User ids of the first administrators of the national desk. */
  readonly firstAdmins: readonly string[]
  /** What is being done, for the person who waits. */
  readonly say?: (what: string) => void
  /** PostgreSQL has ended by itself, was started again, or could not be. */
  readonly onDatabase?: (what: 'gone' | 'back' | 'failed', sentence?: string) => void
  /** Lines of the services' logs; default nowhere. */
  readonly log?: { write(line: string): void }
  readonly logLevel?: string
  /** See the gateway's option; default none. */
  readonly trustedProxies?: readonly string[]
  /** How long the gateway waits for a service, in ms; where a busy machine is no reason to call it away. */
  readonly readMs?: number
}

/** All services in one process on one embedded PostgreSQL: the same code as apart, put together by other means. */
export async function startAll(options: StartOptions): Promise<AllInOne> {
  const { folder, say = () => undefined, log: destination = { write: () => undefined }, logLevel = 'info', onDatabase = () => undefined } = options
  // In the order of the registry; none needs another to be up.
  const definitions = await loadDefinitions()
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const undo: (() => Promise<unknown>)[] = []
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  try {
    say('PostgreSQL')
    const server = await keepPostgres({
      dataDir: join(folder, 'postgres'),
      onGone: () => onDatabase('gone'),
      onBack: () => onDatabase('back'),
      onFailure: (sentence) => onDatabase('failed', sentence),
    })
    undo.push(() => server.stop())
    const urls = await databases(server.url)
    const secret = await secretIn(folder)
    const password = secret.toString('hex').slice(0, 32)
    await prepareDatabase(
      urls.main,
      urls.keys,
      definitions.map((definition) => ({ service: definition.name, password, internal: hasInternal(definition) })),
    )
    const issuer = await startIssuer(folder, host)
    undo.push(() => issuer.stop())
    const listener = await postgresListener(urls.main)
    undo.push(() => listener.close())
    const between = await brokersBetween(folder, say)
    undo.push(() => between.stop())
    const vault = await localKeyVaultFile(join(folder, 'demo-vault.key'))
    const clock = storyClock()
    const logs = await logsOn({ folder, services: serviceNames, clock, say })
    undo.push(() => logs.close())
    const holdWhereTheRecordIs = async () => clock.holdAt(latest([logs.lastRecorded(), await lastRecorded(urls.main, definitions)]))
    if (options.held) await holdWhereTheRecordIs()
    const logOf = (service: string) => logger(service, logLevel, destination)
    const services: RunningService[] = []
    const urlOf = (name: string) => services.find((one) => one.name === name)?.url ?? 'http://127.0.0.1:9'
    for (const definition of definitions) {
      say(definition.name)
      const watch = clockWatch({ clock, wallClock: systemClock, log: logOf(definition.name) })
      const ground = await postgresGround({
        service: definition.name,
        internal: hasInternal(definition),
        databaseUrl: as(urls.main, roleOf(definition.name), password),
        keysDatabaseUrl: as(urls.keys, roleOf(definition.name), password),
        listener,
        ...between.of(definition.name, logOf(definition.name)),
        ...logs.of(definition.name),
        vault,
        feed: httpFeed(urlOf, () => issuer.tokenOfService(definition.name)),
        tokens: tokens({
          jwksUrl: issuer.jwksUrl,
          issuer: demoIssuer,
          audience,
          lpsk: { jwksUrl: issuer.jwksUrl, issuer: demoIssuer },
          wallClock: watch.wallClock,
        }),
        firstAdmins: options.firstAdmins,
        secret,
        clockWatch: watch,
        ids: { uuid: randomUUID },
        log: logOf(definition.name),
        host,
        port: 0,
        metricsFor: 'loopback',
      })
      undo.push(() => ground.close())
      const service = await runService(definition, ground).catch((error: unknown) => {
        throw isTitianError(error, 'LOG_RESTORED') ? new Error(startFailure(error).sentences.join('\n'), { cause: error }) : error
      })
      services.push(service)
      undo.push(() => service.stop())
    }
    say('gateway')
    const { gateway, portWasTaken } = await gatewayOn(options.port, async (port) =>
      createGateway({
        urls: Object.fromEntries(services.map((one) => [one.name, one.url])),
        host,
        port,
        log: logOf('gateway'),
        demo: true,
        ownToken: () => issuer.tokenOfService('gateway'),
        secret,
        trustedProxies: options.trustedProxies ?? [],
        clock,
        unready: async () => (await Promise.all(services.map((one) => one.unready()))).find((because) => because !== undefined),
        ...(options.readMs !== undefined && { readMs: options.readMs }),
        ...(options.lang && { lang: options.lang }),
        ...(options.shown && { shown: await shownBy(issuer, options.shown) }),
      }),
    )
    undo.push(() => gateway.stop())
    return {
      gatewayUrl: gateway.url,
      portWasTaken,
      issuer,
      services,
      clock,
      holdWhereTheRecordIs,
      setPace: async (ms) => {
        await Promise.all(services.map((one) => one.setPace(ms)))
      },
      settle: () => settle(services),
      databaseUrl: urls.main,
      keysDatabaseUrl: urls.keys,
      databasePid: server.pid,
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

const shownBy = async ({ tokenOf }: Issuer, { onDuty, inCase, caseId }: NonNullable<StartOptions['shown']>): Promise<Shown> => ({
  onDuty: await tokenOf(onDuty),
  inCase: await tokenOf(inCase),
  caseId,
})

/** A taken port is replaced by a free one. */
async function gatewayOn<Gateway>(port: number, create: (port: number) => Promise<Gateway>): Promise<{ gateway: Gateway; portWasTaken: boolean }> {
  try {
    return { gateway: await create(port), portWasTaken: false }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    return { gateway: await create(0), portWasTaken: true }
  }
}

const latest = (instants: readonly (Date | undefined)[]): Date => new Date(Math.max(0, ...instants.map((instant) => instant?.getTime() ?? 0)))

/** When the last event of any log in PostgreSQL was recorded; undefined where none was. */
async function lastRecorded(url: string, definitions: readonly ServiceDefinition[]): Promise<Date | undefined> {
  const pool = openPool({ connectionString: url, max: 1 })
  try {
    const schemas = definitions.flatMap((one) => [mainLog(one.name), ...(hasInternal(one) ? [internalLog(one.name)] : [])])
    const logs = schemas.map((schema) => `select max(recorded_at) as at from ${pg.escapeIdentifier(schema)}.events`)
    const { rows } = await pool.query<{ at: Date | null }>(`select max(at) as at from (${logs.join(' union all ')}) as logs`)
    return rows[0]?.at ?? undefined
  } finally {
    await pool.end()
  }
}

export function as(url: string, role: string, password: string): string {
  const at = new URL(url)
  at.username = role
  at.password = password
  return at.href
}

export async function secretIn(folder: string): Promise<Buffer> {
  const file = join(folder, 'demo-secret.key')
  try {
    return await readFile(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    const secret = randomBytes(32)
    await writeFile(file, secret, { mode: 0o600, flag: 'wx' })
    return secret
  }
}
