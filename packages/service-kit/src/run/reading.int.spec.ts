import { randomUUID } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import { gzipSync } from 'node:zlib'
import type { EventStore } from '@titian/event-store'
import { answersForCase, keptAway, tookReferral } from '@titian/testing'
import { receive } from './received-fixture.ts'
import { asking, type Errands, runErrands, type Who } from './service-fixture.ts'

const agency = 'aaaaaaaa-0000-4000-8000-000000000001'
const lpskId = 'aaaaaaaa-0000-4000-8000-000000000009'
const caseworker: Who = { sub: 'u-rekaan-1', agency, agency_kind: 'UPTD_PPA', post: 'caseworker' }
const colleague: Who = { sub: 'u-rekaan-4', agency: 'aaaaaaaa-0000-4000-8000-000000000004', agency_kind: 'NGO', post: 'caseworker' }
const auditor: Who = { sub: 'u-rekaan-3', agency: 'aaaaaaaa-0000-4000-8000-000000000003', agency_kind: 'OVERSIGHT', post: 'auditor' }
const lpsk: Who = { sub: 'u-rekaan-9', agency: lpskId, agency_kind: 'LPSK', post: 'lpsk-officer' }

describe('what an answer tells', () => {
  let errands: Errands
  beforeAll(async () => {
    errands = await runErrands()
    await receive(errands, `referral.agency-${lpskId}`, 'AgencyRegistered', {
      agencyId: lpskId,
      kind: 'LPSK',
      name: 'LPSK',
      area: '31.73',
      zone: 'Asia/Jakarta',
      nameIsSecret: false,
      isProvinceDesk: false,
    })
  })
  afterAll(() => errands.stop())
  const { ask, command } = asking({ token: (who) => errands.token(who) }, () => errands.url)

  /** A case that a colleague of another agency works on as well. */
  async function sharedCase() {
    const caseId = randomUUID()
    const referral = `referral.referral-${randomUUID()}`
    const asked = { caseId, personId: randomUUID(), senderAgencyId: agency, recipientAgencyId: colleague.agency, service: 'HEALTH', kind: 'REFERRAL' }
    await receive(errands, referral, 'ReferralRequested', asked)
    const bound = tookReferral({ caseId }, colleague.agency, colleague.sub)
    await receive(errands, referral, 'ReferralAccepted', { caseworkerId: colleague.sub }, bound)
    return caseId
  }
  const book = async (who: Who, caseId: string) => (await command(who, '/trips', { caseId, seat: randomUUID() })).body
  const exactTime = /T(?!17:00:00\.000Z|16:59:59\.999Z)\d\d:\d\d/

  it('shows who and when to those who answer for it, and to others of the case neither', async () => {
    const caseId = await sharedCase()
    const { id } = await book(caseworker, caseId)
    const mine = await ask(caseworker, 'GET', `/trips/${id}`)
    expect(mine.body).toMatchObject({ driverUserId: caseworker.sub, at: expect.stringMatching(exactTime) })
    const theirs = await ask(colleague, 'GET', `/trips/${id}`)
    expect(theirs.status).toBe(200)
    expect(theirs.body).not.toHaveProperty('driverUserId')
    expect(theirs.body.at).not.toMatch(exactTime)
    const entries = await ask(colleague, 'POST', '/entries/batch', { caseId })
    expect(entries.text).not.toContain(caseworker.sub)
    expect(entries.text).not.toMatch(exactTime)
  })

  it('names no agency whose part is the secret, but to itself', async () => {
    const caseId = await sharedCase()
    const booked = await command(lpsk, '/trips', { caseId, seat: randomUUID() })
    expect(booked.status).toBe(201)
    await receive(errands, `referral.referral-${randomUUID()}`, 'ReferralEscalated', {})
    const entries = await ask(colleague, 'POST', '/entries/batch', { caseId })
    expect(entries.body.entries).toHaveLength(1)
    expect(entries.text).not.toContain(lpskId)
    expect(entries.text).not.toContain('LPSK')
    expect((await ask(colleague, 'GET', `/trips/${booked.body.id}`)).text).not.toContain(lpskId)
    expect((await ask(lpsk, 'GET', `/trips/${booked.body.id}`)).text).toContain(lpskId)
  })

  it('gives an auditor lists, with no word of who', async () => {
    const list = await ask(auditor, 'GET', '/errand-list')
    expect(list.status).toBe(200)
    const { id } = await book(caseworker, randomUUID())
    const trip = await ask(auditor, 'GET', `/trips/${id}`)
    expect(trip.status).toBe(200)
    expect(trip.text).not.toContain(caseworker.sub)
  })

  it('does not let a version tell of a line that one may not know of (SAFETY 3)', async () => {
    const caseId = await sharedCase()
    await receive(errands, `intake.case-${caseId}`, 'CaseNoted', {})
    const { id, version } = await book(caseworker, caseId)
    expect((await command(caseworker, `/trips/${id}/note`, { caseId })).status).toBe(200)
    expect((await command(caseworker, `/trips/${id}/end`, {}, randomUUID(), { 'if-match': version })).status).toBe(200)
    const stale = await command(caseworker, `/trips/${id}/end`, {}, randomUUID(), { 'if-match': version })
    expect(stale).toMatchObject({ status: 412, body: { message: { en: expect.stringContaining('you saw it: Over') } } })
    expect(stale.text).not.toContain('Note')
  })

  it('takes no version of something else, and no page for a version', async () => {
    const [one, other] = [await book(caseworker, randomUUID()), await book(caseworker, randomUUID())]
    const wrong = await command(caseworker, `/trips/${one.id}/end`, {}, randomUUID(), { 'if-match': other.version })
    expect(wrong).toMatchObject({ status: 400, body: { code: 'TOKEN_INVALID' } })
    for (let count = 0; count < 2; count += 1) await command(caseworker, '/errands', { caseId: randomUUID(), personId: randomUUID(), note: 'rekaan' })
    const { next } = (await ask(caseworker, 'GET', '/errand-list?first=1')).body
    expect((await command(caseworker, `/trips/${one.id}/end`, {}, randomUUID(), { 'if-match': next })).body.code).toBe('TOKEN_INVALID')
    expect((await ask(caseworker, 'GET', `/errand-list?after=${one.version}`)).body.code).toBe('TOKEN_INVALID')
    expect((await ask(colleague, 'GET', `/errand-list?after=${next}`)).body.code).toBe('TOKEN_INVALID')
  })

  it('is for a moment what it was when the moment was first asked for, and both versions of the rules stand in the record', async () => {
    const caseId = await sharedCase()
    const { id } = await book(caseworker, caseId)
    const asOf = errands.clock.now().toISOString()
    const replay = async () => {
      const { version: _, ...trip } = (await ask(caseworker, 'GET', `/trips/${id}?asOf=${asOf}`)).body
      return { trip, entries: (await ask(caseworker, 'POST', '/entries/batch', { caseId, asOf })).body.entries }
    }
    const first = await replay()
    // The clock stands still: this is recorded in the very millisecond of the moment.
    expect((await command(caseworker, `/trips/${id}/end`, {})).status).toBe(200)
    expect((await ask(caseworker, 'POST', '/entries/batch', { caseId })).body.entries).toContainEqual(expect.objectContaining({ type: 'TripEnded' }))
    expect(await replay()).toEqual(first)
    expect(first.entries).toMatchObject([{ type: 'TripBooked' }])
    const looks = await errands.ground.accessStore.readAll({ after: 0n, categories: ['errands.access'] })
    expect(looks.at(-1)?.data).toMatchObject({ action: 'ReadEntries', policy: '1', policyThen: '1' })
    expect(looks.map(({ data }) => (data as { policy: string }).policy)).toEqual(looks.map(() => '1'))
  })

  it('is not there for an excluded person from the very append on, whichever door they try', async () => {
    const caseId = await sharedCase()
    const { id } = await book(caseworker, caseId)
    expect((await ask(colleague, 'GET', `/trips/${id}`)).status).toBe(200)
    await receive(errands, `intake.exclusion-${caseId}`, 'ExcludedFromCase', {}, keptAway(caseId, colleague.sub))
    expect((await ask(colleague, 'GET', `/trips/${id}`)).status).toBe(404)
    expect((await ask(colleague, 'GET', `/access-entries?caseId=${caseId}`)).body.looks).toEqual([])
    expect((await ask(colleague, 'POST', '/entries/batch', { caseId })).body.entries).toEqual([])
    expect((await command(colleague, `/trips/${id}/end`, {})).status).toBe(404)
  })

  it('rests on no parked word of others, of that case alone', async () => {
    const [caseId, other] = [await sharedCase(), await sharedCase()]
    const { id } = await book(caseworker, caseId)
    const { id: free } = await book(caseworker, other)
    const message = {
      id: randomUUID(),
      source: 'intake',
      stream: `intake.exclusion-${caseId}`,
      version: 1,
      type: 'ExcludedFromCase',
      schemaVersion: 1,
      occurredAt: { from: '2024-01-01T00:00:00.000Z', to: '2024-01-01T00:00:00.000Z', precision: 'day' as const },
      recordedAt: '2024-01-01T00:00:00.000Z',
      correlationId: randomUUID(),
      partitionKey: caseId,
      data: {},
      relations: '',
    }
    await errands.ground.parking.park(message, 'EVENT_TOO_LARGE', new Date(0))
    expect(await ask(colleague, 'GET', `/trips/${id}`)).toMatchObject({ status: 503, body: { code: 'FACTS_STALE' } })
    expect((await ask(colleague, 'GET', `/trips/${free}`)).status).toBe(200)
    await errands.ground.parking.remove(message.stream, 1)
  })

  it('is nothing where the look cannot be recorded', async () => {
    const { id } = await book(caseworker, randomUUID())
    const deaf: EventStore = { ...errands.ground.accessStore, append: async () => Promise.reject(new Error('the access log is away')) }
    const other = await errands.start({ accessStore: deaf })
    const there = asking(errands, () => other.url)
    expect(await there.ask(caseworker, 'GET', `/trips/${id}`)).toMatchObject({ status: 503, body: { code: 'ACCESS_NOT_RECORDED' } })
    expect(await there.ask(caseworker, 'GET', `/trips/${randomUUID()}`)).toMatchObject({ status: 503, body: { code: 'ACCESS_NOT_RECORDED' } })
    await other.stop()
  })

  it('needs someone who has signed in, except at the public door', async () => {
    const { id } = await book(caseworker, randomUUID())
    for (const path of [`/trips/${id}`, '/errand-list', `/access-entries?caseId=${randomUUID()}`])
      expect(await ask(undefined, 'GET', path)).toMatchObject({ status: 401, body: { code: 'UNAUTHENTICATED' } })
    expect((await command(undefined, '/trips', {})).status).toBe(401)
    expect((await ask(undefined, 'POST', '/entries/batch', { caseId: randomUUID() })).status).toBe(401)
  })

  it('is kept by nobody on the way, and measured without saying which door it was (SAFETY 3)', async () => {
    const { id } = await book(caseworker, randomUUID())
    const answer = await ask(caseworker, 'GET', `/trips/${id}`)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('etag')).toBeNull()
    const { text } = await ask(undefined, 'GET', '/metrics')
    expect(text).toMatch(/titian_http_seconds_count\{service="errands",method="GET",status="200"\}/)
    expect(text).not.toMatch(new RegExp(`${id}|trips|route=`))
  })

  it('takes what has happened, and nothing that is still to come', async () => {
    const booked = async (occurredAt: unknown) =>
      (
        await ask(
          caseworker,
          'POST',
          '/trips',
          { input: { caseId: randomUUID(), seat: randomUUID() }, occurredAt },
          { 'idempotency-key': randomUUID() },
        )
      ).body.code
    const now = errands.clock.now()
    const iso = (ms: number) => new Date(now.getTime() + ms).toISOString()
    expect(await booked({ from: iso(-60_000), to: iso(3_600_000), precision: 'day' })).toBeUndefined()
    expect(await booked({ from: iso(-60_000), to: iso(86_400_000 * 3), precision: 'day' })).toBe('MOMENT_INVALID')
    expect(await booked({ from: iso(60_000), to: iso(60_000), precision: 'minute' })).toBe('MOMENT_INVALID')
    expect(await booked({ from: iso(-60_000), to: iso(-120_000), precision: 'minute' })).toBe('MOMENT_INVALID')
  })

  it('keeps its words with bodies that are meant to harm', async () => {
    const key = { 'idempotency-key': randomUUID() }
    const code = async (body: string, headers = {}) => (await ask(caseworker, 'POST', '/trips', body, { ...key, ...headers })).body.code
    expect(await code('{"input":{"__proto__":{"polluted":true},"caseId":"x"}}')).toBe('INPUT_INVALID')
    expect(await code('{"__proto__":{"input":{}}}')).toBe('INPUT_INVALID')
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
    expect(await code('[]')).toBe('INPUT_INVALID')
    expect(await code('"text"')).toBe('JSON_BROKEN')
    expect(await code('{}', { 'content-type': 'text/plain' })).toBe('CONTENT_TYPE')
    expect(await code('{}', { 'content-type': 'application/json; charset=latin1' })).toBe('CONTENT_TYPE')
    expect(await code('{}', { 'content-encoding': 'gzip' })).toBe('JSON_BROKEN')
    expect(await code('{}', { 'content-encoding': 'weird' })).toBe('CONTENT_TYPE')
    const bomb = gzipSync(Buffer.from(`{"input":{"seat":"${'x'.repeat(20 * 2 ** 20)}"}}`))
    const status = await new Promise<number | undefined>((resolve, reject) => {
      void errands.token(caseworker).then((token) => {
        const headers = { ...key, authorization: `Bearer ${token}`, 'content-type': 'application/json', 'content-encoding': 'gzip' }
        const sent = httpRequest(`${errands.url}/trips`, { method: 'POST', headers }, (answer) => resolve(answer.resume().statusCode))
        sent.on('error', reject).end(bomb)
      })
    })
    expect(status).toBe(413)
    expect((await ask(caseworker, 'GET', '/trips/%E0%A4%A')).body.code).toBe('METHOD_UNKNOWN')
    expect((await ask(caseworker, 'GET', '/errand-list?first=1&first=2')).body.code).toBe('INPUT_INVALID')
    expect((await ask(caseworker, 'HEAD', `/trips/${randomUUID()}`)).status).toBe(404)
    expect((await ask(caseworker, 'GET', '/errand-list', undefined, { 'x-purpose': 'AUDIT' })).body).toMatchObject({ code: 'PURPOSE_NOT_ALLOWED' })
  })

  it('says that it cannot while a view that decides is behind, and goes on after the database was gone', async () => {
    const { id } = await book(caseworker, randomUUID())
    await errands.database.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    )
    let answer = await ask(caseworker, 'GET', `/trips/${id}`)
    for (let tries = 0; answer.status !== 200 && tries < 50; tries += 1) {
      expect(answer.status).toBe(503)
      expect(answer.headers.get('retry-after')).toBe('1')
      await errands.database.query('select pg_sleep(0.1)').catch(() => undefined)
      answer = await ask(caseworker, 'GET', `/trips/${id}`)
    }
    expect(answer.status).toBe(200)
    expect((await command(caseworker, `/trips/${id}/end`, {})).status).toBe(200)
    expect(await errands.settled(20_000)).toBe(true)
    // A word of intake that the view of relations cannot keep: from here on nobody can be decided upon.
    await receive(errands, `intake.case-${randomUUID()}`, 'CaseOpened', {}, answersForCase({ caseId: 'no-uuid' }, 'a', 'u'))
    expect(await ask(caseworker, 'GET', `/trips/${id}`)).toMatchObject({ status: 503, body: { code: 'VIEWS_BEHIND' } })
    expect((await command(caseworker, '/errands', { caseId: randomUUID(), personId: randomUUID(), note: 'rekaan' })).status).toBe(201)
  }, 60_000)
})
