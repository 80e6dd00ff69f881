import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { at, type NewEvent, systemActor, systemClock } from '@titian/core'
import type { EventStore } from '@titian/event-store'
import { postgresEventStore } from '@titian/event-store/postgres'
import { prepareDatabase, publicLog, relationSeal, secrets } from '@titian/service-kit/run'
import { serviceNames } from '@titian/service-registry'
import { idOf } from '@titian/testing'
import { type TestDatabase, testDatabase } from '@titian/testing/postgres'
import { backfillCommand } from './backfill.ts'
import { heard } from './fixtures/heard.ts'
import { titianWith } from './fixtures/in-process.ts'
import { serviceNamed } from './services.ts'
import { UsageError } from './usage.ts'

const cases = Array.from({ length: 3 }, (_, nth) => idOf(`case ${nth}`))
const EVENTS = 400
const secret = Buffer.alloc(32, 'only-in-tests')

/** Cases of intake, invented; what is published of them is no matter here. */
const opened = (caseId: string, version: number): NewEvent => {
  const id = idOf(`${caseId} ${version}`)
  const meta = {
    occurredAt: at(new Date('2026-01-05T02:00:00.000Z')),
    caseId,
    personIds: [],
    ownerAgency: 'agency-invented',
    actor: systemActor('test'),
  }
  const why = { purpose: 'OPERATION', legalBasis: { kind: 'PUBLIC_TASK' as const }, commandId: id, inputHash: id, correlationId: id, causationId: id }
  return { id, type: 'CaseOpened', schemaVersion: 1, data: { caseId }, meta: { ...meta, ...why } }
}

let database: TestDatabase
let intake: EventStore
let referral: EventStore
beforeAll(async () => {
  database = await testDatabase()
  const keys = await testDatabase()
  const services = serviceNames.map((service) => ({ service, password: 'only-in-tests' }))
  await prepareDatabase(database.url, keys.url, services)
  await keys.drop()
  process.env['DATABASE_URL'] = database.url
  const open = (service: string) => postgresEventStore({ pool: database.pool(), schema: `${service}_log`, log: service, clock: systemClock })
  ;[intake, referral] = [await open('intake'), await open('referral')]
  for (let from = 0; from < EVENTS; from += 100)
    for (const caseId of cases) {
      const events = Array.from({ length: 100 }, (_, nth) => opened(caseId, from + nth + 1))
      await intake.append(`intake.case-${caseId}`, events, { expected: from })
    }
})
afterAll(async () => {
  for (const name of ['DATABASE_URL', 'SERVICE_URLS', 'SERVICE_TOKEN_FILE']) delete process.env[name]
  await Promise.all([intake.close(), referral.close()])
  await database.drop()
})

async function titian(args: string[], signal = new AbortController().signal) {
  const lines: string[] = []
  const ended = backfillCommand(args, (text) => void lines.push(text), signal)
  const { code, err } = await ended.then(
    (exit) => ({ code: exit, err: '' }),
    (error: unknown) => ({ code: error instanceof UsageError ? 2 : 1, err: (error as Error).message }),
  )
  return { code, out: lines, err }
}

async function sameAsIntake(): Promise<void> {
  for (const caseId of cases) {
    const [from, to] = [await intake.read(`intake.case-${caseId}`), await referral.read(`referral.received.intake.case-${caseId}`)]
    expect(to.map(({ meta }) => meta.causationId)).toEqual(from.map(({ id }) => id))
  }
}

describe('titian backfill', () => {
  describe('asking the producers over HTTP, as the service does', () => {
    let server: Server
    let folder: string
    let onAsked: (after: string) => void = () => undefined
    let refused: number | undefined
    beforeAll(async () => {
      const log = publicLog(serviceNamed('intake'), intake, relationSeal(secrets(secret, 'common').relationKey))
      const answer = async (after: string) => {
        onAsked(after)
        const { events, next, head } = await log.page(BigInt(after))
        return JSON.stringify({ events, next: next?.toString() ?? null, head: head.toString() })
      }
      server = createServer((request, response) => {
        const status = refused ?? (request.headers.authorization === 'Bearer own' ? 200 : 401)
        const after = new URL(request.url ?? '', 'http://intake').searchParams.get('after') ?? ''
        // The others have recorded nothing.
        const others = request.url?.startsWith('/others') ? JSON.stringify({ events: [], next: null, head: '0' }) : undefined
        void (others ? Promise.resolve(others) : answer(after)).then((body) =>
          response.writeHead(status, { 'content-type': 'application/json' }).end(body),
        )
      })
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      folder = await mkdtemp(join(tmpdir(), 'titian-'))
      await writeFile(join(folder, 'token'), 'own\n')
      await writeFile(join(folder, 'secret'), secret)
      process.env['TITIAN_SECRET_FILE'] = join(folder, 'secret')
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
      process.env['SERVICE_URLS'] = `intake=${url},victim-support=${url}/others,case-history=${url}/others`
      process.env['SERVICE_TOKEN_FILE'] = join(folder, 'token')
    })
    afterAll(async () => {
      for (const name of ['SERVICE_URLS', 'SERVICE_TOKEN_FILE', 'TITIAN_SECRET_FILE']) delete process.env[name]
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await rm(folder, { recursive: true })
    })

    it('stops in the middle when it is cancelled, and goes on from there', async () => {
      const cancelling = new AbortController()
      onAsked = (after) => {
        if (after === '500') cancelling.abort()
      }
      const first = await titian(['referral'], cancelling.signal)
      expect(first).toMatchObject({ code: 1, err: '' })
      expect(first.out.join('\n')).toMatch(
        /^intake +500 received, 0 already there, 0 parked, 0 not read; cancelled at position 500\.\nCancelled; what was received stays\./,
      )
      expect(await referral.head()).toBe(500n)
      const asked: string[] = []
      onAsked = (after) => void asked.push(after)
      const second = await titian(['referral'])
      expect(second.out.join('\n')).toMatch(/intake +700 received, 0 already there, 0 parked, 0 not read; to position 1,200\./)
      expect(second.out.at(-1)).toBe('referral has received all that it reads.')
      expect(second.code).toBe(0)
      expect(asked).toEqual(['500', '1000', '1200'])
      await sameAsIntake()
    })

    it('ends where its token is not there, which would be waited for for ever', async () => {
      const file = process.env['SERVICE_TOKEN_FILE']
      for (const [name, content, why] of [
        ['gone', undefined, /^The file \S+ is not there\./],
        ['empty', '\n', /^The file \S+ is empty; see SERVICE_TOKEN_FILE\./],
      ] as const) {
        process.env['SERVICE_TOKEN_FILE'] = join(folder, name)
        if (content !== undefined) await writeFile(join(folder, name), content)
        expect(await titian(['referral'], AbortSignal.timeout(5_000))).toMatchObject({ code: 1, out: [], err: expect.stringMatching(why) })
      }
      process.env['SERVICE_TOKEN_FILE'] = file
    })

    it('names the status that it waits for to pass', async () => {
      const cancelling = new AbortController()
      onAsked = () => cancelling.abort()
      refused = 401
      const { err } = await heard(() => titian(['referral'], cancelling.signal))
      refused = undefined
      expect(err).toMatch(/^intake: FEED_UNAVAILABLE \(HTTP 401\); it is tried again in/)
    })

    it('ends where a producer refuses for good, in both languages', async () => {
      refused = 403
      expect(await titian(['referral'])).toMatchObject({
        code: 1,
        err: 'The service intake refuses to answer us (HTTP_403); see to its address and our token.\nLayanan intake menolak permintaan kami (HTTP_403); periksa token dan alamatnya.',
      })
    })
  })

  it('brings nothing new the second time, from the logs in the same database', async () => {
    const { code, out } = await titian(['referral'])
    expect(out[0]).toMatch(/^intake +0 received, 1,200 already there, 0 parked, 0 not read; to position 1,200\.$/)
    expect(code).toBe(0)
    expect(await referral.head()).toBe(1_200n)
  })

  it('brings back what was lost', async () => {
    await database.query('ALTER TABLE referral_log.events DISABLE TRIGGER events_for_ever')
    await database.query(`DELETE FROM referral_log.events WHERE stream = 'referral.received.intake.case-${cases[1]}'`)
    await database.query('ALTER TABLE referral_log.events ENABLE TRIGGER events_for_ever')
    const { out } = await titian(['referral'])
    expect(out[0]).toMatch(/^intake +400 received, 800 already there/)
    await sameAsIntake()
  })

  it('counts what waits in parked streams, and ends with 1', async () => {
    await database.query(`insert into referral.parked values ('intake.case-${cases[2]}', 401, 'intake', '{}', 'GAP_NOT_REPAIRED', 1, now(), now())`)
    const { code, out } = await titian(['referral', '--fresh'])
    expect(out[0]).toMatch(/^intake +0 received, 800 already there, 400 parked/)
    expect(out.at(-1)).toBe('referral has all but what waits in parked streams: titian dead-letters list --service referral')
    expect(code).toBe(1)
  })

  it('says what it did not understand, and what is missing', async () => {
    expect(await titian([])).toMatchObject({ code: 2, err: expect.stringContaining('Say which service') })
    expect(await titian(['nobody'])).toMatchObject({ code: 2, err: expect.stringContaining('Tidak ada layanan "nobody"; yang ada: intake') })
    await database.query('alter schema case_history rename to never_prepared')
    expect(await titian(['case-history'])).toMatchObject({ code: 1, err: expect.stringContaining('not prepared for case-history') })
    await database.query('alter schema intake_log rename to elsewhere')
    expect(await titian(['referral'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('What intake published cannot be read from here.'),
    })
  })

  it('has its place among the commands', async () => {
    expect((await titianWith({}, 'backfill', '--help')).out).toContain('titian -- backfill <service>')
    expect((await titianWith({}, 'dead-letters', '--help')).out).toContain('replay --all')
  })
})
