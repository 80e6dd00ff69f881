import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../free-port.ts'
import { type Java, java } from './java.ts'
import { type BrokerIdentity, type KafkaPorts, settings } from './settings.ts'

/** A user of the listener with TLS and SCRAM-SHA-512, and the broker's own key and certificate there. */
export interface Secured extends BrokerIdentity {
  readonly username: string
  readonly password: string
}

export interface LocalKafka {
  /** `127.0.0.1:<port>`; stays the same over a restart. */
  readonly brokers: readonly string[]
  /** What clients that go through the proxy are given first; empty without one. */
  readonly proxied: readonly string[]
  /** The listener with TLS and SCRAM-SHA-512; empty without `secured`. */
  readonly secured: readonly string[]
  /** Of the server that runs, by its own word: `4.4.0`. */
  readonly version: string
  pid(): number
  /** SIGKILL: as when the machine goes away. */
  kill(): Promise<void>
  /** Cleanly. */
  stop(): Promise<void>
  /** After `kill` or `stop`: the same broker with the same data. */
  restart(): Promise<void>
}

const startingMs = 120_000

/**
 * One KRaft broker on free loopback ports. Its data, `server.properties` and `broker.log` are in `dataDir`; what is there already is used.
 *
 * @param jars of `kafkaDistribution`
 * @param proxyTo starts a proxy to a port and answers its own; clients that use `proxied` are told to connect there
 * @throws Error with the last lines of the broker's log when it does not start
 */
export async function startKafka(options: {
  readonly jars: string
  readonly dataDir: string
  readonly proxyTo?: (behindProxy: number) => Promise<number>
  readonly secured?: Secured
}): Promise<LocalKafka> {
  const { jars, dataDir, proxyTo, secured } = options
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const ports: KafkaPorts = { client: await freePort(), controller: await freePort(), behindProxy: await freePort(), secured: await freePort() }
  const proxyPort = await proxyTo?.(ports.behindProxy)
  const properties = join(dataDir, 'server.properties')
  const logFile = join(dataDir, 'broker.log')
  await writeFile(properties, settings(dataDir, ports, { proxyPort, identity: secured }), { mode: 0o600 })
  if (!existsSync(join(dataDir, 'logs', 'meta.properties'))) await format(jars, properties, logFile, secured)

  let running: Java
  let pid = 0
  let version = ''
  async function run(): Promise<void> {
    const from = existsSync(logFile) ? statSync(logFile).size : 0
    running = java(jars, logFile, ['kafka.Kafka', properties])
    pid = await running.pid
    version = await serving(running, logFile, from)
  }
  async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    if (running.child.exitCode === null) process.kill(pid, signal)
    await running.exited
    running.child.stdin?.destroy()
  }
  await run()
  return {
    brokers: [`127.0.0.1:${ports.client}`],
    proxied: proxyPort === undefined ? [] : [`127.0.0.1:${proxyPort}`],
    secured: secured === undefined ? [] : [`127.0.0.1:${ports.secured}`],
    get version() {
      return version
    },
    pid: () => pid,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    restart: run,
  }
}

async function format(jars: string, properties: string, logFile: string, user: Secured | undefined): Promise<void> {
  // The first letter is ours: the tool takes one that begins with a dash for an option.
  const clusterId = `T${randomBytes(16).toString('base64url').slice(1)}`
  const scram = user === undefined ? [] : ['--add-scram', `SCRAM-SHA-512=[name=${user.username},password=${user.password}]`]
  const formatting = java(jars, logFile, ['kafka.tools.StorageTool', 'format', '--cluster-id', clusterId, '--config', properties, ...scram])
  const code = await formatting.exited
  formatting.child.stdin?.destroy()
  if (code !== 0) throw new Error(`Kafka's storage could not be formatted.\n${tail(logFile)}`)
}

/** Waits until the log says so; answers the version. */
async function serving({ child, exited }: Java, logFile: string, from: number): Promise<string> {
  let ended = false
  void exited.then(() => {
    ended = true
  })
  for (let waited = 0; waited < startingMs; waited += 50) {
    const said = readFileSync(logFile).subarray(from).toString()
    if (said.includes('Kafka Server started')) return /Kafka version: (\S+)/.exec(said)?.[1] ?? 'unknown'
    if (ended) break
    await sleep(50)
  }
  child.stdin?.destroy()
  throw new Error(`Kafka did not start.\n${tail(logFile)}`)
}

const tail = (file: string): string => readFileSync(file, 'utf8').split('\n').slice(-15).join('\n')
