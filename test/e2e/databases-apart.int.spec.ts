import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { at, type NewEvent, type RecordedEvent, systemActor, systemClock } from '@titian/core'
import type { EventStore } from '@titian/event-store'
import { postgresEventStore } from '@titian/event-store/postgres'
import { mainLog, roleOf } from '@titian/service-kit/run'
import { type TestDatabase, testDatabase } from '@titian/testing/postgres'

const root = join(import.meta.dirname, '../..')
// Roles belong to the whole server, which suites that run at once share: each must give the same.
const password = 'only-in-tests'
const services = ['intake', 'referral'] as const
type Service = (typeof services)[number]

describe('services with a database each, and one between them', () => {
  const databases = new Map<string, TestDatabase>()
  const running: ChildProcess[] = []
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'titian-apart-'))
    for (const name of ['vault', 'secret', 'token']) await writeFile(join(folder, name), Buffer.alloc(32, name), { mode: 0o600 })
    for (const name of [...services, 'keys', 'between']) databases.set(name, await testDatabase())
  })
  afterAll(async () => {
    const ends = running.filter(({ exitCode }) => exitCode === null).map((child) => new Promise((resolve) => child.once('exit', resolve)))
    for (const child of running) child.kill('SIGTERM')
    await Promise.all(ends)
    for (const database of databases.values()) await database.drop()
    await rm(folder, { recursive: true })
  })

  const urlOf = (database: string): string => databases.get(database)?.url ?? ''
  const as = (service: Service, database: string): string => Object.assign(new URL(urlOf(database)), { username: roleOf(service), password }).href
  const environmentOf = (service: Service) => ({
    PATH: process.env.PATH ?? '',
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
    DATABASE_URL: as(service, service),
    DATABASE_MIGRATOR_URL: urlOf(service),
    KEYS_DATABASE_URL: as(service, 'keys'),
    KEYS_DATABASE_MIGRATOR_URL: urlOf('keys'),
    BROKER_DATABASE_URL: as(service, 'between'),
    BROKER_DATABASE_MIGRATOR_URL: urlOf('between'),
    KEY_VAULT_FILE: join(folder, 'vault'),
    TITIAN_SECRET_FILE: join(folder, 'secret'),
    SERVICE_TOKEN_FILE: join(folder, 'token'),
    AUTH_JWKS_URL: 'http://127.0.0.1:9/jwks.json',
    AUTH_ISSUER: 'https://issuer.invalid',
    AUTH_AUDIENCE: 'titian',
    SERVICE_URLS: 'intake=http://127.0.0.1:9,referral=http://127.0.0.1:9',
  })

  /** Until it says that it is ready, or has ended. */
  function start(service: Service, changed: Readonly<Record<string, string | undefined>> = {}) {
    const env = { ...environmentOf(service), ...changed }
    const child = spawn(process.execPath, [join(root, `services/${service}/src/main.ts`)], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    running.push(child)
    const said = { out: '', err: '' }
    return new Promise<{ readonly exit: number | null; readonly out: string; readonly err: string }>((resolve) => {
      child.stdout.on('data', (chunk: Buffer) => {
        said.out += chunk.toString()
        if (said.out.includes('The service is ready.')) resolve({ exit: null, ...said })
      })
      child.stderr.on('data', (chunk: Buffer) => {
        said.err += chunk.toString()
      })
      child.once('close', (exit) => resolve({ exit, ...said }))
    })
  }

  /** With the superuser's rights, whoever the log belongs to. */
  async function logOf<Result>(service: Service, work: (store: EventStore) => Promise<Result>): Promise<Result> {
    const store = await postgresEventStore({ pool: urlOf(service), schema: mainLog(service), log: service, clock: systemClock })
    return work(store).finally(() => store.close())
  }

  it('hear of each other, and nothing of the one is in the database of the other', async () => {
    for (const service of services) expect(await start(service)).toMatchObject({ exit: null, err: '' })
    const opened = await caseOpened()
    await logOf('intake', (store) => store.append(`intake.case-${opened.id}`, [opened], { expected: 'no-stream' }))
    const told = await logOf('referral', (store) => firstOf(store, `referral.received.intake.case-${opened.id}`))
    expect(told).toMatchObject({ type: 'intake.CaseOpened', meta: { causationId: opened.id } })

    const schemas = async (name: string) =>
      (
        await (databases.get(name) as TestDatabase).query<{ name: string }>(
          `select nspname as name from pg_namespace where nspname !~ '^(pg_|information_schema|public)' and nspname !~ '_view_' order by 1`,
        )
      ).map((row) => row.name)
    expect(await schemas('intake')).toEqual(['intake', 'intake_access', 'intake_internal', 'intake_log'])
    expect(await schemas('referral')).toEqual(['referral', 'referral_access', 'referral_log'])
    expect(await schemas('between')).toEqual(['messaging'])
  })

  it.each([
    ['a database that is not there', { DATABASE_MIGRATOR_URL: 'nowhere' }, 'DATABASE_MIGRATOR_URL names a database that is not there.'],
    ['a database of the broker that is not there', { BROKER_DATABASE_URL: 'nowhere' }, 'BROKER_DATABASE_URL names a database that is not there.'],
  ])('do not start with %s, and name the variable', async (_, wrong, sentence) => {
    const changed = Object.entries(wrong).map(([name, database]) => [name, Object.assign(new URL(urlOf('intake')), { pathname: database }).href])
    const { exit, err } = await start('intake', Object.fromEntries(changed))
    expect({ exit, err }).toEqual({ exit: 78, err: expect.stringContaining(`intake cannot start:\n  ${sentence}`) })
    expect(err).not.toContain(password)
  })

  it("do not start with a password that is not the role's", async () => {
    const url = Object.assign(new URL(as('intake', 'between')), { password: 'salah' }).href
    const { exit, err } = await start('intake', { BROKER_DATABASE_URL: url })
    expect({ exit, err }).toEqual({ exit: 78, err: 'intake cannot start:\n  BROKER_DATABASE_URL: the server refuses the role or its password.\n' })
  })

  it('do not start without the right to prepare what is between them', async () => {
    const { exit, err } = await start('intake', { BROKER_DATABASE_MIGRATOR_URL: undefined })
    expect({ exit, err }).toEqual({ exit: 78, err: expect.stringContaining('BROKER_DATABASE_MIGRATOR_URL is missing.') })
  })
})

/** An invented case, as intake would have recorded it. */
async function caseOpened(): Promise<NewEvent> {
  const id = randomUUID()
  const golden = JSON.parse(await readFile(join(root, 'contracts/events/intake/case/CaseOpened/v1.json'), 'utf8')) as Pick<NewEvent, 'type' | 'data'>
  const occurredAt = at(new Date('2024-03-12T02:00:00.000Z'))
  const about = { occurredAt, personIds: [], ownerAgency: id, actor: systemActor('test'), purpose: 'OPERATION', inputHash: '' }
  const meta = { ...about, legalBasis: { kind: 'PUBLIC_TASK' as const }, commandId: id, correlationId: id, causationId: id }
  return { id, type: golden.type, schemaVersion: 1, data: golden.data, meta }
}

/** The first event of a stream, as soon as the log has it. */
async function firstOf(store: EventStore, stream: string): Promise<RecordedEvent | undefined> {
  const found = new AbortController()
  let first: RecordedEvent | undefined
  const onBatch = async (events: readonly RecordedEvent[]) => {
    first ??= events.find((event) => event.stream === stream)
    if (first) found.abort()
  }
  await store.subscribe({ after: 0n, onBatch, signal: found.signal })
  return first
}
