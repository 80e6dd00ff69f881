import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { asking, type Errands, runErrands, type Who } from './service-fixture.ts'

const agency = 'aaaaaaaa-0000-4000-8000-000000000001'
const caseworker: Who = { sub: 'u-rekaan-1', agency, agency_kind: 'UPTD_PPA', post: 'caseworker' }
const stranger: Who = { sub: 'u-rekaan-2', agency: 'aaaaaaaa-0000-4000-8000-000000000002', agency_kind: 'UPTD_PPA', post: 'caseworker' }
const auditor: Who = { sub: 'u-rekaan-3', agency: 'aaaaaaaa-0000-4000-8000-000000000003', agency_kind: 'OVERSIGHT', post: 'auditor' }
const secretText = 'PENANDA-RAHASIA-0812'

describe('a running service', () => {
  let errands: Errands
  beforeAll(async () => {
    errands = await runErrands()
  })
  afterAll(() => errands.stop())

  const { ask, command } = asking({ token: (who) => errands.token(who) }, () => errands.url)
  const anErrand = () => ({ caseId: randomUUID(), personId: randomUUID(), note: secretText })

  it('takes a command, seals what is personal, and shows it again only to who may see it', async () => {
    const input = anErrand()
    const given = await command(caseworker, '/errands', input)
    expect(given).toMatchObject({ status: 201, body: { changed: true, state: { status: 'open', note: null } } })
    const read = await ask(caseworker, 'GET', `/errands/${given.body.id}`)
    expect(read).toMatchObject({ status: 200, body: { status: 'open', note: secretText, redactions: [] } })
    const list = await ask(caseworker, 'GET', '/errand-list')
    expect(list.body.items).toContainEqual(expect.objectContaining({ caseId: input.caseId, note: secretText }))
    const dump = await errands.database.query("select string_agg(data::text || meta::text, '') as all from errands_log.events")
    expect(JSON.stringify(dump)).not.toContain(secretText)
  })

  it('gives the unknown and the forbidden one and the same answer (SAFETY 4)', async () => {
    const given = await command(caseworker, '/errands', anErrand())
    const forbidden = await ask(stranger, 'GET', `/errands/${given.body.id}`)
    const unknown = await ask(stranger, 'GET', `/errands/${randomUUID()}`)
    const strip = ({ status, body }: typeof forbidden) => ({ status, ...body, correlationId: null })
    expect(strip(forbidden)).toEqual(strip(unknown))
    expect(forbidden.status).toBe(404)
    expect(strip(await command(stranger, `/errands/${given.body.id}/do`, {}))).toEqual(
      strip(await command(stranger, `/errands/${randomUUID()}/do`, {})),
    )
    expect((await ask(stranger, 'GET', '/errand-list')).body.items).toEqual([])
  })

  it('answers a repeat from the log and refuses a key used for something else', async () => {
    const [input, key] = [anErrand(), randomUUID()]
    const first = await command(caseworker, '/errands', input, key)
    const again = await command(caseworker, '/errands', input, key)
    expect(again).toMatchObject({ status: 200, body: { id: first.body.id, changed: false } })
    expect(await command(caseworker, '/errands', { ...input, note: 'lain' }, key)).toMatchObject({ status: 409, body: { code: 'COMMAND_ID_REUSED' } })
  })

  it('says in words what has changed since a version', async () => {
    const given = await command(caseworker, '/errands', anErrand())
    await command(caseworker, `/errands/${given.body.id}/do`, {})
    const stale = await command(caseworker, `/errands/${given.body.id}/do`, {}, randomUUID(), { 'if-match': given.body.version })
    expect(stale).toMatchObject({ status: 412, body: { code: 'STALE_VERSION', message: { en: expect.stringContaining('Done') } } })
  })

  it('refuses in both languages what the decision refuses', async () => {
    const given = await command(caseworker, '/errands', anErrand())
    await command(caseworker, `/errands/${given.body.id}/do`, {})
    expect(await command(caseworker, `/errands/${given.body.id}/do`, {})).toMatchObject({
      status: 409,
      body: { code: 'ERRAND_DONE', message: { id: 'Titipan ini sudah selesai', en: 'This errand is done' } },
    })
  })

  it('reacts to what happened, once', async () => {
    const input = anErrand()
    const given = await command(caseworker, '/errands', input)
    await command(caseworker, `/errands/${given.body.id}/do`, {})
    expect(await errands.settled(10_000)).toBe(true)
    const list = await ask(caseworker, 'GET', '/errand-list')
    expect(list.body.items).toContainEqual(expect.objectContaining({ caseId: input.caseId, thanked: true }))
    expect((await errands.store.read(`errands.errand-${given.body.id}`)).map(({ type }) => type)).toEqual([
      'ErrandGiven',
      'ErrandDone',
      'ErrandThanked',
    ])
  })

  it('leaves out of the timeline what one may not know of', async () => {
    const input = anErrand()
    const given = await command(caseworker, '/errands', input)
    await command(caseworker, `/errands/${given.body.id}/do`, {})
    await errands.settled(10_000)
    const mine = await ask(caseworker, 'POST', '/entries/batch', { caseId: input.caseId })
    expect(mine.body.entries.map(({ type }: { type: string }) => type)).toEqual(['ErrandGiven', 'ErrandDone'])
    expect(mine.body.entries[0].facts).toContainEqual({ label: { id: 'Catatan', en: 'Note' }, text: { id: secretText, en: secretText } })
    expect(mine.body.entries[0].resource).toEqual({ aggregate: 'errand', id: given.body.id })
    expect((await ask(stranger, 'POST', '/entries/batch', { caseId: input.caseId })).body).toEqual({ entries: [] })
    const audited = await ask(auditor, 'POST', '/entries/batch', { caseId: input.caseId })
    expect(audited.text).not.toContain(secretText)
    expect(audited.text).not.toContain(caseworker.sub)
  })

  it('notes every look before it answers (SAFETY 29)', async () => {
    const input = anErrand()
    const given = await command(caseworker, '/errands', input)
    await ask(caseworker, 'GET', `/errands/${given.body.id}`)
    const looks = await ask(caseworker, 'GET', `/access-entries?caseId=${input.caseId}`)
    expect(looks.body.looks.map(({ action }: { action: string }) => action)).toEqual(expect.arrayContaining(['ReadErrand', 'GiveErrand']))
  })

  it('has nothing to say where the facts it rests on are old', async () => {
    errands.heard.fresh = false
    const answer = await ask(auditor, 'POST', '/entries/batch', { caseId: randomUUID() })
    errands.heard.fresh = true
    expect(answer).toMatchObject({ status: 503, body: { code: 'FACTS_STALE' } })
    expect(answer.headers.get('retry-after')).toBe('1')
  })

  it('answers what is malformed by saying what would be right', async () => {
    const problem = async (...args: Parameters<typeof ask>) => {
      const { status, body } = await ask(...args)
      return [status, body?.code]
    }
    const key = { 'idempotency-key': randomUUID() }
    expect(await problem(undefined, 'GET', '/errand-list')).toEqual([401, 'UNAUTHENTICATED'])
    expect((await ask(undefined, 'GET', '/errand-list', undefined, { authorization: 'Bearer nonsense' })).status).toBe(401)
    expect(await problem(caseworker, 'POST', '/errands', '{broken', key)).toEqual([400, 'JSON_BROKEN'])
    expect(await problem(caseworker, 'POST', '/errands', { input: anErrand() })).toEqual([400, 'KEY_MISSING'])
    expect(await problem(caseworker, 'POST', '/errands', { input: { ...anErrand(), note: 'x'.repeat(2 ** 20) } }, key)).toEqual([
      413,
      'BODY_TOO_LARGE',
    ])
    expect(await problem(caseworker, 'GET', '/nowhere')).toEqual([404, 'METHOD_UNKNOWN'])
    expect(await problem(caseworker, 'GET', '/errands/not-an-id')).toEqual([404, 'NOT_FOUND'])
    const wrong = await command(caseworker, '/errands', { caseId: 7, personId: randomUUID(), extra: 1 })
    expect(wrong).toMatchObject({ status: 400, body: { code: 'INPUT_INVALID' } })
    expect(wrong.body.errors.map(({ path }: { path: string }) => path)).toEqual(expect.arrayContaining(['caseId', 'note']))
    expect(wrong.body.errors).toContainEqual(expect.objectContaining({ message: { id: 'tidak dikenal: extra', en: 'unknown: extra' } }))
  })

  it('lets no half request and no log line keep a personal value', async () => {
    await new Promise<void>((resolve) => {
      const { port } = new URL(errands.url)
      const socket = connect(Number(port), '127.0.0.1', () =>
        socket.write('POST /errands HTTP/1.1\r\nhost: x\r\ncontent-length: 50\r\n\r\n{', () => socket.destroy()),
      )
      socket.on('close', () => resolve())
    })
    expect(errands.lines.join('')).not.toContain(secretText)
  })
})
