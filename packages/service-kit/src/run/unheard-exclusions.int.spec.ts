import { randomUUID } from 'node:crypto'
import { asking, type Errands, runErrands, type Who } from './service-fixture.ts'

const agency = 'aaaaaaaa-0000-4000-8000-000000000001'
const caseworker: Who = { sub: 'u-rekaan-1', agency, agency_kind: 'UPTD_PPA', post: 'caseworker' }

describe('an exclusion that may have been said and not heard (SAFETY 9)', () => {
  let errands: Errands
  beforeAll(async () => {
    errands = await runErrands()
  })
  afterEach(() => {
    errands.heard.fresh = true
  })
  afterAll(() => errands.stop())
  const { ask, command } = asking({ token: (who) => errands.token(who) }, () => errands.url)

  async function ownTrip() {
    const caseId = randomUUID()
    const { id, version } = (await command(caseworker, '/trips', { caseId, seat: randomUUID() })).body
    return { caseId, id, version }
  }
  const stale = { status: 503, body: { code: 'FACTS_STALE' } }

  it('stops reading and doing also where one’s own service has said all that binds one', async () => {
    const { caseId, id } = await ownTrip()
    errands.heard.fresh = false
    expect(await ask(caseworker, 'GET', `/trips/${id}`)).toMatchObject(stale)
    expect(await ask(caseworker, 'GET', '/errand-list')).toMatchObject(stale)
    expect(await ask(caseworker, 'POST', '/entries/batch', { caseId })).toMatchObject(stale)
    expect(await ask(caseworker, 'GET', `/access-entries?caseId=${caseId}`)).toMatchObject(stale)
    expect(await command(caseworker, `/trips/${id}/end`, {})).toMatchObject(stale)
  })

  it('stops those cases alone of which one is parked', async () => {
    const [held, free] = [await ownTrip(), await ownTrip()]
    const stream = `intake.exclusion-${held.caseId}`
    const message = {
      ...{ id: randomUUID(), source: 'intake', stream, version: 1, type: 'ExcludedFromCase', schemaVersion: 1, partitionKey: held.caseId },
      ...{ occurredAt: { from: 'x', to: 'x', precision: 'minute' as const }, recordedAt: 'x', correlationId: 'x', data: {}, relations: '' },
    }
    await errands.ground.parking.park(message, 'RELATIONS_UNREADABLE', new Date())
    expect(await ask(caseworker, 'GET', `/trips/${held.id}`)).toMatchObject(stale)
    expect(await command(caseworker, `/trips/${held.id}/end`, {})).toMatchObject(stale)
    expect((await ask(caseworker, 'GET', `/trips/${free.id}`)).status).toBe(200)
    expect((await command(caseworker, `/trips/${free.id}/end`, {})).status).toBe(200)
    await errands.ground.parking.remove(stream, 1)
    expect((await command(caseworker, `/trips/${held.id}/end`, {})).status).toBe(200)
  })

  it('does not stop what is urgent, which shows nothing then, also when it is sent again', async () => {
    const { caseId, id, version } = await ownTrip()
    await command(caseworker, `/trips/${id}/note`, { caseId })
    errands.heard.fresh = false
    const key = randomUUID()
    // Not even that something has changed since.
    const first = await command(caseworker, `/trips/${id}/note`, { caseId }, key, { 'if-match': version })
    expect(first).toMatchObject({ status: 200, body: { changed: true, state: null } })
    expect(await command(caseworker, `/trips/${id}/note`, { caseId }, key)).toMatchObject({ status: 200, body: { changed: false, state: null } })
    expect((await errands.store.read(`errands.trip-${id}`)).map(({ type }) => type)).toEqual(['TripBooked', 'TripNoted', 'TripNoted'])
  })
})
