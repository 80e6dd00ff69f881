import { randomUUID } from 'node:crypto'
import { keptAway, movableClock } from '@titian/testing'
import { receive } from './received-fixture.ts'
import { asking, type Errands, runErrands, type Who } from './service-fixture.ts'

const agency = 'aaaaaaaa-0000-4000-8000-000000000001'
const caseworker: Who = { sub: 'u-rekaan-1', agency, agency_kind: 'UPTD_PPA', post: 'caseworker' }
const dayMs = 86_400_000
/** Less than a token lives. */
const aheadMs = 600_000

/** Of a process that nobody moves; `aheadMs` from the database. */
function drifting(aheadMs: number) {
  const state = { aheadMs }
  const clock = { now: () => new Date(Date.now() + state.aheadMs) }
  return { state, clock, wallClock: clock }
}

describe('a wrong clock', () => {
  let errands: Errands
  beforeAll(async () => {
    errands = await runErrands()
  })
  afterAll(() => errands.stop())
  const asked = (url: string) => asking({ token: (who) => errands.token(who) }, () => url)
  const aTrip = () => ({ caseId: randomUUID(), seat: randomUUID() })
  const anErrand = () => ({ caseId: randomUUID(), personId: randomUUID(), note: 'rekaan' })

  it('makes a service not ready and commands wait, but what is urgent, by the database’s time; nothing falls due (SAFETY 9)', async () => {
    const clocks = drifting(0)
    const other = await errands.start({}, clocks)
    const { ask, command } = asked(other.url)
    const { caseId, ...trip } = aTrip()
    const { id } = (await command(caseworker, '/trips', { caseId, ...trip })).body
    expect((await ask(undefined, 'GET', '/ready')).status).toBe(200)
    clocks.state.aheadMs = aheadMs
    // The log has refused it before the watch looked.
    expect(await command(caseworker, '/errands', anErrand())).toMatchObject({ status: 503, body: { code: 'CLOCK_WRONG' } })
    expect((await ask(undefined, 'GET', '/ready')).body).toEqual({ ready: false, because: 'CLOCK_WRONG' })
    expect(await command(caseworker, `/trips/${randomUUID()}/end`, {})).toMatchObject({ status: 503, body: { code: 'CLOCK_WRONG' } })
    expect((await ask(undefined, 'GET', '/metrics')).text).toMatch(/titian_clock_ahead_seconds\{service="errands"\} (599|600)/)
    expect(await command(caseworker, `/trips/${id}/note`, { caseId })).toMatchObject({ status: 200, body: { changed: true } })
    const last = (await errands.store.read(`errands.trip-${id}`)).at(-1)
    expect(Math.abs(Date.parse(last?.recordedAt ?? '') - Date.now())).toBeLessThan(60_000)
    expect(await other.fireDue()).toBe(0)
    clocks.state.aheadMs = 0
    await other.ground.clockWatch.check()
    expect((await command(caseworker, `/trips/${id}/end`, {})).status).toBe(200)
    await other.stop()
  })

  it('takes what is urgent at once where it went wrong a moment ago and only the log has seen it', async () => {
    const clocks = drifting(0)
    const other = await errands.start({}, clocks)
    const { command } = asked(other.url)
    const trip = aTrip()
    const { id } = (await command(caseworker, '/trips', trip)).body
    clocks.state.aheadMs = aheadMs
    expect((await command(caseworker, `/trips/${id}/note`, { caseId: trip.caseId })).status).toBe(200)
    await other.stop()
  })

  it('that ran a day ahead has spoilt the log, and what stands in it is in force: who is excluded reads nothing, who gave it reads it (SAFETY 9)', async () => {
    const ahead = movableClock(new Date(Date.now() + dayMs))
    const before = await errands.start({}, { clock: ahead, wallClock: { now: () => new Date() } })
    const spoilt = (await asked(before.url).command(caseworker, '/errands', anErrand())).body
    await before.stop()
    const now = await errands.start({}, drifting(0))
    const { ask, command } = asked(now.url)
    expect((await ask(caseworker, 'GET', `/errands/${spoilt.id}`)).status).toBe(200)
    const input = anErrand()
    const { id } = (await command(caseworker, '/errands', input)).body
    expect((await ask(caseworker, 'GET', `/errands/${id}`)).status).toBe(200)
    await receive({ store: now.ground.store }, `intake.exclusion-${input.caseId}`, 'ExcludedFromCase', {}, keptAway(input.caseId, caseworker.sub))
    expect((await ask(caseworker, 'GET', `/errands/${id}`)).status).toBe(404)
    expect((await command(caseworker, `/errands/${id}/do`, {})).status).toBe(404)
    expect(JSON.stringify((await ask(caseworker, 'GET', '/errand-list')).body)).not.toContain(input.caseId)
    await now.stop()
  })
})
