import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import pg from 'pg'
import { keepPostgres } from './keep-postgres.ts'
import { gone, isAlive } from './processes.ts'
import { type LocalPostgres, startPostgres } from './start-postgres.ts'
import { wipePostgres } from './wipe-postgres.ts'

const folder = mkdtempSync(join(tmpdir(), 'titian-trial-'))
const dataDir = join(folder, 'postgres')
const asRoot = process.getuid?.() === 0

const started: LocalPostgres[] = []

/** Starts one that is stopped after the test, however that ends. */
async function start(folderOfData = dataDir): Promise<LocalPostgres> {
  const server = await startPostgres({ dataDir: folderOfData })
  started.push(server)
  return server
}

afterEach(() => Promise.all(started.splice(0).map((server) => server.stop())))

beforeAll(() => chmodSync(folder, 0o755))

afterAll(async () => {
  await wipePostgres(dataDir)
  rmSync(folder, { recursive: true, force: true })
})

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(sql)
  await client.end()
  return rows[0]
}

describe('starting PostgreSQL', () => {
  it('listens on loopback only, asks for its password, and keeps data and port between starts', async () => {
    const first = await start()
    await ask(first.url, 'CREATE TABLE kept (id int)')
    const settings =
      "SELECT current_setting('listen_addresses') AS host, current_setting('unix_socket_directories') AS socket, current_setting('fsync') AS fsync"
    expect(await ask(first.url, settings)).toEqual({ host: '127.0.0.1', socket: '', fsync: 'on' })
    await expect(ask(first.url.replace(first.password, 'wrong'), 'SELECT 1')).rejects.toMatchObject({ code: '28P01' })
    await first.stop()
    expect(isAlive(first.pid)).toBe(false)

    const second = await start()
    expect(second.port).toBe(first.port)
    expect(await ask(second.url, "SELECT to_regclass('kept')::text AS kept")).toEqual({ kept: 'kept' })
    await second.stop()
    expect(statSync(join(second.home, 'password')).mode & 0o777).toBe(0o600)
  })

  it('that is kept is started again at the same address when it was killed, with what it had committed', async () => {
    const said: string[] = []
    let back: () => void = () => undefined
    const isBack = new Promise<void>((resolve) => {
      back = resolve
    })
    const kept = await keepPostgres({
      dataDir,
      onGone: () => said.push('gone'),
      onBack() {
        said.push('back')
        back()
      },
      onFailure: () => undefined,
    })
    await ask(kept.url, 'CREATE TABLE before_it_died (id int)')
    const first = kept.pid()
    process.kill(first, 'SIGKILL')
    await isBack
    expect(said).toEqual(['gone', 'back'])
    expect(kept.pid()).not.toBe(first)
    expect(await ask(kept.url, "SELECT to_regclass('before_it_died')::text AS kept")).toEqual({ kept: 'before_it_died' })
    const second = kept.pid()
    await kept.stop()
    expect(isAlive(second)).toBe(false)
    expect(said).toEqual(['gone', 'back'])
  })

  it('refuses a folder in use, and leaves that server running', async () => {
    const server = await start()
    await expect(startPostgres({ dataDir })).rejects.toMatchObject({ code: 'POSTGRES_IN_USE', details: { pid: process.pid } })
    await expect(wipePostgres(dataDir)).rejects.toMatchObject({ code: 'POSTGRES_IN_USE' })
    expect(await ask(server.url, 'SELECT 1 AS one')).toEqual({ one: 1 })
  })

  it('takes another port when its own is taken', async () => {
    const server = await start()
    await server.stop()
    const { createServer } = await import('node:net')
    const other = createServer().listen(server.port, '127.0.0.1')
    await once(other, 'listening')
    const again = await start()
    expect(again.port).not.toBe(server.port)
    other.close()
  })

  it('is not stopped by a postmaster.pid whose number belongs to somebody else by now', async () => {
    const server = await start()
    await server.stop()
    writeFileSync(join(server.home, 'pgdata', 'postmaster.pid'), `${process.pid}\n${join(server.home, 'pgdata')}\n`)
    writeFileSync(join(server.home, 'owner.json'), JSON.stringify({ pid: process.pid, start: 'another time' }))
    const again = await start()
    expect(await ask(again.url, 'SELECT 1 AS one')).toEqual({ one: 1 })
  })
})

/** A Node process that starts the server and waits; answers its server's process id. */
async function starter(): Promise<{ child: ChildProcess; serverPid: number }> {
  const code = `import { startPostgres } from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)}
    console.log((await startPostgres({ dataDir: ${JSON.stringify(dataDir)} })).pid); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  return { child, serverPid: Number(line.toString()) }
}

describe('when the program that started it is killed', () => {
  it('ends with it', async () => {
    const { child, serverPid } = await starter()
    child.kill('SIGKILL')
    await once(child, 'exit')
    await start()
    // It gives up the folder a moment before it is gone.
    expect(await gone(serverPid, 10_000)).toBe(true)
  })

  // Only Linux lets us find the watcher, which must go first for this.
  const onLinux = process.platform === 'linux' ? it : it.skip
  onLinux('is stopped by the next start when nothing else stopped it', async () => {
    const { child, serverPid } = await starter()
    endWatcherOf(serverPid)
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(isAlive(serverPid)).toBe(true)
    await start()
    expect(await gone(serverPid, 10_000)).toBe(true)
  })
})

function endWatcherOf(serverPid: number): void {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const words = commandLine(pid)
    if (words.includes('titian-postgres-watcher') && words.includes(String(serverPid))) process.kill(Number(pid), 'SIGKILL')
  }
}

function commandLine(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
  } catch {
    return []
  }
}

describe('a folder that the database user cannot enter', () => {
  const title = 'is replaced by a link to one it can (only root meets this)'
  const meetsThis = asRoot ? it : it.skip
  meetsThis(title, async () => {
    const closed = join(folder, 'closed')
    mkdirSync(closed, { mode: 0o700 })
    const inside = join(closed, '.titian', 'postgres')
    const server = await start(inside)
    expect(server.home).not.toContain('closed')
    expect(await ask(server.url, 'SELECT 1 AS one')).toEqual({ one: 1 })
    await server.stop()
    await wipePostgres(inside)
    expect(statSync(server.home, { throwIfNoEntry: false })).toBeUndefined()
  })

  const ordinary = asRoot ? it.skip : it
  ordinary('is refused in one sentence', async () => {
    const closed = join(folder, 'no-rights')
    mkdirSync(closed, { mode: 0o500 })
    await expect(startPostgres({ dataDir: join(closed, 'postgres') })).rejects.toMatchObject({ code: 'POSTGRES_NO_RIGHTS' })
  })
})
