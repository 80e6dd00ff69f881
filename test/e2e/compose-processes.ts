import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '@titian/testing'
import { compose, ours } from '../../tools/checks/compose-file.ts'

const root = join(import.meta.dirname, '../..')
const patienceMs = 90_000

/** Where on this machine is what the compose file calls by other names. */
export interface Surroundings {
  readonly postgres: { readonly user: string; readonly password: string; readonly port: number }
  readonly kafka: string
  readonly kurrentdb: string
  /** In the place of the volume. */
  readonly folder: string
}

export interface Running {
  urlOf(service: string): string
  /** A command in the container of a service: its standard output. */
  exec(service: string, args: readonly string[]): Promise<string>
  /** SIGTERM to all; answers how each ended. */
  stop(): Promise<Readonly<Record<string, number | null>>>
}

/**
 * Runs the very commands of docker-compose.yml as processes of this machine, in the order that it asks for, each told what the file tells it; only
 * hosts, ports and paths are others.
 */
export async function runCompose(surroundings: Surroundings): Promise<Running> {
  const ports = new Map(await Promise.all(ours.map(async ([name]) => [name, await freePort()] as const)))
  const environments = new Map(ours.map(([name, { environment }]) => [name, here(environment, name, ports, surroundings)]))
  const running = new Map<string, ChildProcess>()
  const said = new Map<string, string>()
  const urlOf = (service: string) => `http://127.0.0.1:${ports.get(service)}`

  function start(name: string, [, ...args]: readonly string[]): ChildProcess {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE, ...environments.get(name) },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => said.set(name, `${said.get(name) ?? ''}${chunk.toString()}`))
    return child
  }
  const failed = (name: string, what: string) => new Error(`${name} ${what}\n${said.get(name) ?? ''}`)

  async function stop(): Promise<Readonly<Record<string, number | null>>> {
    const ends = [...running].map(async ([name, child]) => {
      const over = ended(child)
      child.kill('SIGTERM')
      return [name, await over] as const
    })
    running.clear()
    return Object.fromEntries(await Promise.all(ends))
  }

  async function bringUp(name: string): Promise<void> {
    const { command = [], healthcheck } = compose.services[name] ?? {}
    const child = start(name, command)
    if (healthcheck !== undefined && 'disable' in healthcheck) {
      const code = await ended(child)
      if (code !== 0) throw failed(name, `ended with ${code}`)
      return
    }
    running.set(name, child)
    const health = `${urlOf(name)}${name === 'issuer' ? '/jwks.json' : '/ready'}`
    for (const until = performance.now() + patienceMs; !(await answers(health)); await pause(100)) {
      if (child.exitCode !== null) throw failed(name, `ended with ${child.exitCode}`)
      if (performance.now() > until) throw failed(name, `was not ready at ${health}`)
    }
  }

  const up = new Map<string, Promise<void>>()
  const bringUpAfterOthers = (name: string): Promise<void> => {
    const needed = Object.keys(compose.services[name]?.depends_on ?? {}).filter((other) => environments.has(other))
    const coming = up.get(name) ?? Promise.all(needed.map(bringUpAfterOthers)).then(() => bringUp(name))
    up.set(name, coming)
    return coming
  }
  const all = await Promise.allSettled(ours.map(([name]) => bringUpAfterOthers(name)))
  const broken = all.find((each) => each.status === 'rejected')
  if (broken) {
    await stop()
    throw broken.reason
  }
  return {
    urlOf,
    stop,
    async exec(service, args) {
      const child = start(service, ['node', ...args])
      const printed: Buffer[] = []
      child.stdout?.on('data', (chunk: Buffer) => printed.push(chunk))
      const code = await ended(child)
      if (code !== 0) throw failed(service, `${args[0]} ended with ${code}`)
      return Buffer.concat(printed).toString().trim()
    },
  }
}

function here(environment: Readonly<Record<string, string>>, name: string, ports: ReadonlyMap<string, number>, to: Surroundings) {
  const moved = (value: string) =>
    [...ports]
      .reduce((text, [other, port]) => text.replace(new RegExp(`http://${other}:\\d+`, 'g'), `http://127.0.0.1:${port}`), value)
      .replace('postgres://postgres:', `postgres://${to.postgres.user}:`)
      .replace(/\$\{TITIAN_DB_PASSWORD\}/g, to.postgres.password)
      .replace('@postgres:5432', `@127.0.0.1:${to.postgres.port}`)
      .replace('kafka:19092', to.kafka)
      .replace('kurrentdb://kurrentdb:2113?tls=false', to.kurrentdb)
      .replace('/var/lib/titian', to.folder)
      .replace('0.0.0.0', '127.0.0.1')
  const values = Object.fromEntries(Object.entries(environment).map(([key, value]) => [key, moved(value)]))
  return { ...values, ...('PORT' in values && { PORT: String(ports.get(name)) }) }
}

const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve, reject) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve(child.exitCode)
    child.once('error', reject)
    child.once('close', (code) => resolve(code))
  })

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  )
