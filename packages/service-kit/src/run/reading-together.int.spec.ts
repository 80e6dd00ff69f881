import { randomUUID } from 'node:crypto'
import { asking, type Errands, runErrands, type Who } from './service-fixture.ts'

const agency = 'aaaaaaaa-0000-4000-8000-000000000001'
const caseworker: Who = { sub: 'u-rekaan-1', agency, agency_kind: 'UPTD_PPA', post: 'caseworker' }
const stranger: Who = { sub: 'u-rekaan-2', agency: 'aaaaaaaa-0000-4000-8000-000000000002', agency_kind: 'UPTD_PPA', post: 'caseworker' }
const auditor: Who = { sub: 'u-rekaan-3', agency: 'aaaaaaaa-0000-4000-8000-000000000003', agency_kind: 'OVERSIGHT', post: 'auditor' }

describe('what is read together', () => {
  let errands: Errands
  beforeAll(async () => {
    errands = await runErrands()
  })
  afterAll(() => errands.stop())
  const { ask, command } = asking({ token: (who) => errands.token(who) }, () => errands.url)

  async function twoErrands() {
    const input = { caseId: randomUUID(), personId: randomUUID(), note: 'CATATAN-REKAAN' }
    const first = await command(caseworker, '/errands', input)
    const second = await command(caseworker, '/errands', input)
    return { ...input, ids: [first.body.id, second.body.id] as readonly string[] }
  }
  const looks = async (caseId: string) => (await ask(caseworker, 'GET', `/access-entries?caseId=${caseId}`)).body.looks as { action: string }[]

  it('gives all resources of a case in one answer, with one record of the look', async () => {
    const { caseId, ids } = await twoErrands()
    const { body } = await ask(caseworker, 'POST', '/resources/batch', { ofCases: [caseId], aggregates: ['errand'] })
    expect(body.resources.map(({ id }: { id: string }) => id)).toEqual(ids)
    expect(body.resources[0]).toMatchObject({ aggregate: 'errand', caseId, value: { status: 'open', note: 'CATATAN-REKAAN' }, redactions: [] })
    expect((await looks(caseId)).filter(({ action }) => action === 'ReadResources')).toHaveLength(1)
  })

  it('looks nothing up of a case that one may not know of, so that time does not tell how much there is', async () => {
    const { caseId } = await twoErrands()
    await errands.settled(10_000)
    const heard: string[] = []
    const { store } = errands
    const read = store.read
    store.read = (stream, options) => {
      if (stream.startsWith('errands.errand')) heard.push(stream)
      return read.call(store, stream, options)
    }
    try {
      await ask(stranger, 'POST', '/resources/batch', { ofCases: [caseId] })
      await ask(stranger, 'POST', '/available', { caseId })
      expect(heard).toEqual([])
      await ask(caseworker, 'POST', '/available', { caseId })
      expect(heard).toHaveLength(2)
    } finally {
      store.read = read
    }
  })

  it('records who may know of a case and finds nothing here as one who looked, and who may not as one who tried', async () => {
    const { caseId } = await twoErrands()
    await ask(caseworker, 'POST', '/resources/batch', { ofCases: [caseId], aggregates: ['nothing'] })
    await ask(stranger, 'POST', '/resources/batch', { ofCases: [caseId], aggregates: ['nothing'] })
    expect(await readsOf(caseId, false)).toEqual([{ outcome: 'permitted', fieldGroups: [] }])
    expect(await readsOf(caseId, true)).toEqual([{ outcome: 'denied', fieldGroups: [] }])
  })

  it('records of several cases the ones that were refused as attempts, though others were shown (SAFETY 8)', async () => {
    const [{ caseId }, foreign] = [await twoErrands(), randomUUID()]
    await ask(caseworker, 'POST', '/resources/batch', { ofCases: [caseId, foreign] })
    expect([await readsOf(foreign, false), await readsOf(foreign, true)]).toEqual([[], [{ outcome: 'denied', fieldGroups: [] }]])
    expect((await readsOf(caseId, false)).map(({ outcome }) => outcome)).toEqual(['permitted'])
  })

  async function readsOf(caseId: string, attempts: boolean) {
    const { looks: found } = (await ask(auditor, 'GET', `/access-entries?caseId=${caseId}&attempts=${attempts}`)).body as {
      readonly looks: readonly { action: string; outcome: string; fieldGroups: string[] }[]
    }
    return found.filter(({ action }) => action === 'ReadResources').map(({ outcome, fieldGroups }) => ({ outcome, fieldGroups }))
  }

  it('leaves out what one may not know of, like what does not exist', async () => {
    const { caseId, ids } = await twoErrands()
    const resources = [...ids, randomUUID()].map((id) => ({ aggregate: 'errand', id }))
    expect((await ask(stranger, 'POST', '/resources/batch', { ofCases: [caseId], resources })).body).toEqual({ resources: [] })
    expect((await ask(caseworker, 'POST', '/resources/batch', { resources })).body.resources).toHaveLength(2)
    expect((await ask(caseworker, 'POST', '/resources/batch', { resources: [{ aggregate: 'nothing', id: randomUUID() }] })).body).toEqual({
      resources: [],
    })
  })

  it('has nothing to say where the facts it rests on are old, whether or not there is something', async () => {
    errands.heard.fresh = false
    const answers = await Promise.all(
      ['/resources/batch', '/entries/batch', '/available'].map((path) =>
        ask(stranger, 'POST', path, path === '/resources/batch' ? { ofCases: [randomUUID()] } : { caseId: randomUUID() }),
      ),
    )
    errands.heard.fresh = true
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(Array.from({ length: 3 }, () => [503, 'FACTS_STALE']))
  })

  it('tells what one can do with a case: what is the time for, what is not and why, and what is filled in', async () => {
    const { caseId, ids } = await twoErrands()
    await command(caseworker, `/errands/${ids[0]}/do`, {})
    const { body } = await ask(caseworker, 'POST', '/available', { caseId })
    const found = body.commands as {
      name: string
      target: string | null
      now: boolean
      whyNot: unknown
      given: unknown
      usual: boolean
      version: unknown
    }[]
    const doing = found.filter(({ name }) => name === 'DoErrand')
    expect(doing.map(({ target, now, whyNot }) => ({ target, now, whyNot }))).toEqual([
      { target: ids[0], now: false, whyNot: { id: 'Titipan ini sudah selesai', en: 'This errand is done' } },
      { target: ids[1], now: true, whyNot: null },
    ])
    expect(doing[1]).toMatchObject({ usual: true, version: expect.any(String) })
    expect(found.find(({ name }) => name === 'BookTrip')).toMatchObject({ target: null, given: [{ path: 'caseId', value: caseId }] })
    const version = String(doing[1]?.version)
    expect((await command(caseworker, `/errands/${ids[1]}/do`, {}, randomUUID(), { 'if-match': version })).status).toBe(200)
  })

  it('tells nothing of a case that one may not know of', async () => {
    const { caseId, ids } = await twoErrands()
    expect((await ask(stranger, 'POST', '/available', { caseId })).body).toEqual({ commands: [] })
    expect((await ask(stranger, 'POST', '/available', { resource: { aggregate: 'errand', id: ids[0] } })).body).toEqual({ commands: [] })
  })

  it('tells who one is and what one can begin with', async () => {
    const { body } = await ask(caseworker, 'GET', '/me')
    expect(body).toMatchObject({ userId: caseworker.sub, agencyId: agency, post: 'caseworker', purposes: expect.arrayContaining(['SERVICES']) })
    expect(body.boards).toContain('errands')
    expect((await ask(undefined, 'GET', '/me')).status).toBe(401)
  })
})
