import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'
import type { Binaries } from './binaries.ts'
import { explainedOutput, type LocalPostgresError } from './errors.ts'
import { databaseEnv } from './init-database.ts'
import type { RunUser } from './run-user.ts'

export type Settings = Readonly<Record<string, string | number | boolean>>

export type Launched = { readonly pid: number; stop(): Promise<void>; readonly exited: Promise<void> }

/** For a small machine that also runs the services. Statements and their values stay out of the log: they may hold personal data. */
const defaults: Settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 200,
  shared_buffers: '64MB',
  max_wal_size: '512MB',
  jit: false,
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: false,
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
}

const readyLine = 'database system is ready to accept connections'

/** Starts the server and waits until it takes connections. It ends with this process, however this process ends. */
export async function launch(
  binaries: Binaries,
  home: string,
  port: number,
  user: RunUser,
  settings: Settings,
  log: (line: string) => void,
): Promise<Launched> {
  const pgdata = join(home, 'pgdata')
  const options = Object.entries({ ...defaults, port, ...settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  // A process group of its own: Ctrl-C in the terminal goes to us, and we stop the server after those who use it.
  const server = spawn(binaries.postgres, ['-D', pgdata, ...options], {
    ...user,
    cwd: home,
    env: databaseEnv,
    detached: true,
    windowsHide: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const exited = new Promise<void>((resolve) => server.once('close', () => resolve()).once('error', () => resolve()))
  await ready(server, home, log)
  const watcher = watch(server, pgdata, user)
  return {
    pid: server.pid ?? 0,
    exited,
    async stop() {
      await stopServer(server, exited)
      watcher?.kill('SIGKILL')
    },
  }
}

function ready(server: ChildProcess, home: string, log: (line: string) => void): Promise<void> {
  return new Promise((resolve, reject: (error: LocalPostgresError) => void) => {
    const heard: string[] = []
    const fail = () => reject(explainedOutput(home, 'postgres', heard.join('\n')))
    if (server.stderr)
      createInterface({ input: server.stderr }).on('line', (line) => {
        log(line)
        if (heard.length < 100) heard.push(line)
        if (line.includes(readyLine)) resolve()
      })
    server.once('error', (error) => {
      heard.push(error.message)
      fail()
    })
    server.once('close', fail)
  })
}

/**
 * SIGKILL leaves us no moment to stop the server. A shell waits at a pipe whose other end we hold: when we are gone, however,
 * it reads the end of the file and stops the server, if that is still the one of this folder.
 */
function watch(server: ChildProcess, pgdata: string, user: RunUser): ChildProcess | undefined {
  if (process.platform === 'win32') return undefined
  const script = `ours() { [ "$(head -n 1 "$2/postmaster.pid" 2>/dev/null)" = "$1" ]; }
    read -r _; ours "$@" && kill -INT "$1"
    for _ in 1 2 3 4 5; do ours "$@" || exit 0; sleep 1; done; ours "$@" && kill -QUIT "$1"`
  const watcher = spawn('/bin/sh', ['-c', script, 'titian-postgres-watcher', String(server.pid), pgdata], {
    ...user,
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  watcher.on('error', () => undefined)
  watcher.unref()
  if (watcher.stdin && 'unref' in watcher.stdin && typeof watcher.stdin.unref === 'function') watcher.stdin.unref()
  server.once('close', () => watcher.kill('SIGKILL'))
  return watcher
}

/** Fast shutdown (open transactions are rolled back); after 4 s at once, after 5 s by force. */
async function stopServer(server: ChildProcess, exited: Promise<void>): Promise<void> {
  server.kill('SIGINT')
  const harder = setTimeout(() => server.kill('SIGQUIT'), 4000)
  const hardest = setTimeout(() => server.kill('SIGKILL'), 5000)
  await exited
  clearTimeout(harder)
  clearTimeout(hardest)
}
