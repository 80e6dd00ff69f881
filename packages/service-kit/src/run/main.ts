import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import process from 'node:process'
import { isTitianError, systemClock } from '@titian/core'
import { openPool, postgresListener } from '@titian/event-store/postgres'
import { keyVaultFile } from '@titian/privacy'
import type { ServiceDefinition } from '@titian/service'
import { wrongInRegistry, wrongWith } from '@titian/service-registry'
import { tokens } from '../http/auth.ts'
import type { MetricsFor } from '../http/health-routes.ts'
import { brokerOf } from './broker-of.ts'
import { hasInternal } from './by-log.ts'
import { clockWatch } from './clock-watch.ts'
import { type Config, firstAdminsOf, lpskIssuerOf, readConfig } from './config.ts'
import { refuseDemo, refuseDemoKeys } from './demo.ts'
import { httpFeed } from './http-feed.ts'
import { kurrentStore } from './kurrent-ground.ts'
import { logger } from './logger.ts'
import { postgresGround } from './postgres-ground.ts'
import { prepareDatabase } from './prepare-database.ts'
import { reachDatabase } from './reach-database.ts'
import { runService } from './run-service.ts'
import { exits, startFailure } from './start-failure.ts'

/** The orchestrator's own limit is usually 30 s. */
const STOP_MS = 20_000

/** Runs one service by its environment until it is told to stop. */
export async function main(definition: ServiceDefinition): Promise<void> {
  const unregistered = [...wrongInRegistry(), ...wrongWith(definition)]
  if (unregistered.length > 0) {
    process.stderr.write(cannotStart(definition.name, unregistered))
    process.exitCode = exits.defect
    return
  }
  const read = readConfig(process.env)
  if ('wrong' in read) {
    process.stderr.write(cannotStart(definition.name, read.wrong))
    process.exitCode = exits.config
    return
  }
  const { config } = read
  const log = logger(definition.name, config.LOG_LEVEL)
  const { stop, url } = await start(definition, config, log).catch((error: unknown) => {
    const { exit, sentences } = startFailure(error)
    process.stderr.write(cannotStart(definition.name, sentences))
    // What was begun (a pool, a listener) would keep the process.
    return process.exit(exit)
  })
  log.info({ url }, 'The service is ready.')
  const end = (signal: string) => {
    log.info({ signal }, 'The service stops.')
    setTimeout(() => process.exit(1), STOP_MS).unref()
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => end(signal))
}

const cannotStart = (service: string, sentences: readonly string[]): string =>
  `${service} cannot start:\n${sentences.map((line) => `  ${line}\n`).join('')}`

async function start(definition: ServiceDefinition, config: Config, log: ReturnType<typeof logger>): Promise<{ stop(): Promise<void>; url: string }> {
  const vault = await keyVaultFile(config.KEY_VAULT_FILE)
  refuseDemo({ issuer: config.AUTH_ISSUER, vault })
  await prepare(definition, config)
  for (const name of ['DATABASE_URL', 'KEYS_DATABASE_URL'] as const) await reachDatabase(name, config[name])
  // Its own work goes on without the others.
  if (config.BROKER === 'postgres') await reachDatabase('BROKER_DATABASE_URL', config.BROKER_DATABASE_URL).catch(unlessAway)
  const keys = openPool({ connectionString: config.KEYS_DATABASE_URL, max: 1 })
  await refuseDemoKeys(keys).finally(() => keys.end())
  const listener = await postgresListener(config.DATABASE_URL)
  const broker = await brokerOf(config, definition.name, log)
  const watch = clockWatch({ clock: systemClock, wallClock: systemClock, log })
  const ground = await postgresGround({
    service: definition.name,
    internal: hasInternal(definition),
    databaseUrl: config.DATABASE_URL,
    keysDatabaseUrl: config.KEYS_DATABASE_URL,
    listener,
    ...(broker && { broker }),
    ...(config.EVENT_STORE === 'kurrentdb' && {
      store: await kurrentStore({ url: config.KURRENTDB_URL ?? '', service: definition.name, clock: watch.clock }),
    }),
    vault,
    feed: httpFeed(
      (service) => config.SERVICE_URLS[service],
      async () => (await readFile(config.SERVICE_TOKEN_FILE, 'utf8')).trim(),
    ),
    tokens: tokens({
      jwksUrl: config.AUTH_JWKS_URL,
      issuer: config.AUTH_ISSUER,
      audience: config.AUTH_AUDIENCE,
      lpsk: lpskIssuerOf(config),
      wallClock: watch.wallClock,
    }),
    firstAdmins: firstAdminsOf(config),
    secret: await readFile(config.TITIAN_SECRET_FILE),
    clockWatch: watch,
    ids: { uuid: randomUUID },
    log,
    host: config.HOST,
    port: config.PORT,
    metricsFor: metricsFor(config),
  })
  const running = await runService(definition, ground)
  return {
    url: running.url,
    async stop() {
      await running.stop()
      await ground.close()
      await listener.close()
    },
  }
}

function metricsFor({ METRICS_TOKEN_FILE: file, METRICS_ON_LOOPBACK: loopback }: Config): MetricsFor {
  if (file !== undefined) return { token: async () => (await readFile(file, 'utf8')).trim() }
  return loopback === 'on' ? 'loopback' : 'nobody'
}

/** With the migrator's rights, where they are given. */
async function prepare(definition: ServiceDefinition, config: Config): Promise<void> {
  const { DATABASE_MIGRATOR_URL: main, KEYS_DATABASE_MIGRATOR_URL: keys, BROKER_DATABASE_MIGRATOR_URL: between } = config
  if (main === undefined || keys === undefined) return
  await reachDatabase('DATABASE_MIGRATOR_URL', main)
  await reachDatabase('KEYS_DATABASE_MIGRATOR_URL', keys)
  await reachDatabase('BROKER_DATABASE_MIGRATOR_URL', between)
  const { password } = new URL(config.DATABASE_URL)
  await prepareDatabase(
    main,
    keys,
    [{ service: definition.name, password: decodeURIComponent(password), internal: hasInternal(definition) }],
    between,
  )
}

const unlessAway = (error: unknown): void => {
  if (!isTitianError(error, 'DATABASE_AWAY')) throw error
}
