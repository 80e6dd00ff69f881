import { randomUUID } from 'node:crypto'
import { armFailpoints } from '@titian/core'
import { throwAt } from '@titian/testing'
import { receive } from './received-fixture.ts'
import { asking, type Errands, runErrands, type Who } from './service-fixture.ts'
import { poisoned } from './trip-fixture.ts'

const agency = 'aaaaaaaa-0000-4000-8000-000000000001'
const caseworker: Who = { sub: 'u-rekaan-1', agency, agency_kind: 'UPTD_PPA', post: 'caseworker' }
/** The same post at the same desk; nobody assigned anything to her. */
const colleague: Who = { ...caseworker, sub: 'u-rekaan-2' }

describe('commands that meet each other, and what breaks between', () => {
  let errands: Errands
  beforeAll(async () => {
    errands = await runErrands()
  })
  afterEach(() => {
    armFailpoints(undefined)
    poisoned.clear()
  })
  afterAll(() => errands.stop())

  const { ask, command } = asking({ token: (who) => errands.token(who) }, () => errands.url)
  const types = async (stream: string) => (await errands.store.read(`errands.${stream}`)).map(({ type }) => type)
  const aTrip = () => ({ caseId: randomUUID(), seat: randomUUID() })
  const anErrand = () => ({ caseId: randomUUID(), personId: randomUUID(), note: 'rekaan' })

  it('are one where they are the same, however often and at once they come (SAFETY 25)', async () => {
    const [input, key] = [anErrand(), randomUUID()]
    const answers = await Promise.all(Array.from({ length: 32 }, () => command(caseworker, '/errands', input, key)))
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(await types(`errand-${answers[0]?.body.id}`)).toEqual(['ErrandGiven'])
  })

  it('are one across two processes as well', async () => {
    const other = await errands.start()
    const elsewhere = asking(errands, () => other.url)
    const [input, key] = [anErrand(), randomUUID()]
    const both = await Promise.all([command, elsewhere.command].flatMap((give) => [1, 2, 3].map(() => give(caseworker, '/errands', input, key))))
    await other.stop()
    expect(both.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 201])
    expect(await types(`errand-${both[0]?.body.id}`)).toEqual(['ErrandGiven'])
  })

  it('are told apart where the same key comes with another time of happening', async () => {
    const [input, key] = [anErrand(), randomUUID()]
    const happened = (day: string) => ({ input, occurredAt: { from: `${day}T00:00:00.000Z`, to: `${day}T12:00:00.000Z`, precision: 'day' } })
    const given = (body: object) => ask(caseworker, 'POST', '/errands', body, { 'idempotency-key': key })
    const first = await given(happened('2024-03-01'))
    expect(first.status).toBe(201)
    expect((await given(happened('2024-03-01'))).body).toMatchObject({ id: first.body.id, changed: false })
    for (const other of [happened('2024-03-02'), { input }])
      expect(await given(other)).toMatchObject({ status: 409, body: { code: 'COMMAND_ID_REUSED' } })
  })

  it('name the same record however its id is written', async () => {
    const input = aTrip()
    const { id } = (await command(caseworker, '/trips', { ...input, caseId: input.caseId.toUpperCase() })).body
    expect((await errands.store.read(`errands.trip-${id}`))[0]?.data).toMatchObject({ caseId: input.caseId })
    expect((await command(caseworker, `/trips/${id.toUpperCase()}/end`, {})).status).toBe(200)
  })

  it('are an unknown id to a colleague who has no part, and change nothing (SAFETY 4, 9)', async () => {
    const { id } = (await command(caseworker, '/trips', aTrip())).body
    const [refused, unknown] = [await command(colleague, `/trips/${id}/end`, {}), await command(colleague, `/trips/${randomUUID()}/end`, {})]
    expect(refused.status).toBe(404)
    expect({ ...refused.body, correlationId: '' }).toEqual({ ...unknown.body, correlationId: '' })
    expect(await types(`trip-${id}`)).toEqual(['TripBooked'])
    expect((await command(caseworker, `/trips/${id}/end`, {})).status).toBe(200)
  })

  it('take a claim once, and again when its holder is over', async () => {
    const input = aTrip()
    const racing = await Promise.all(Array.from({ length: 8 }, () => command(caseworker, '/trips', input)))
    expect(racing.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(racing.filter(({ body }) => body.code === 'SEAT_TAKEN')).toHaveLength(7)
    const [won] = racing.filter(({ status }) => status === 201)
    expect((await command(caseworker, `/trips/${won?.body.id}/end`, {})).status).toBe(200)
    expect((await command(caseworker, '/trips', input)).status).toBe(201)
  })

  it('hold a claim by the wall clock, whatever a story does with its own', async () => {
    const input = aTrip()
    throwAt('command-after-claims', new Error('died between claim and append'))
    expect((await command(caseworker, '/trips', input)).status).toBe(500)
    armFailpoints(undefined)
    errands.clock.advance(60_000)
    expect((await command(caseworker, '/trips', input)).body.code).toBe('SEAT_TAKEN')
  })

  it('come through where they are sent again after dying at any named place', async () => {
    for (const place of ['command-after-claims', 'command-before-append', 'after-append']) {
      const [input, key] = [aTrip(), randomUUID()]
      throwAt(place, new Error('died'))
      expect([place, (await command(caseworker, '/trips', input, key)).body.code]).toEqual([place, 'INTERNAL'])
      armFailpoints(undefined)
      const again = await command(caseworker, '/trips', input, key)
      expect([200, 201]).toContain(again.status)
      expect(await types(`trip-${again.body.id}`)).toEqual(['TripBooked'])
    }
  })

  const closing = async (caseId: string) => {
    const requestId = randomUUID()
    await receive(errands, `intake.case-${caseId}`, 'CaseClosureRequested', { requestId, services: ['errands'] })
    await errands.settled(10_000)
    return requestId
  }

  it('let a case be cleared only when its work is over, and open no more of it then', async () => {
    const input = aTrip()
    const booked = await command(caseworker, '/trips', input)
    await closing(input.caseId)
    expect(await types(`case_desk-${input.caseId}`)).toEqual(['WorkOpened', 'ClosureObjected'])
    await command(caseworker, `/trips/${booked.body.id}/end`, {})
    const requestId = await closing(input.caseId)
    expect((await types(`case_desk-${input.caseId}`)).at(-1)).toBe('ClosureCleared')
    expect(await command(caseworker, '/trips', { ...input, seat: randomUUID() })).toMatchObject({ status: 409, body: { code: 'CASE_CLOSING' } })
    await receive(errands, `intake.case-${input.caseId}`, 'ClosureWithdrawn', { requestId })
    await errands.settled(10_000)
    expect((await command(caseworker, '/trips', { ...input, seat: randomUUID() })).status).toBe(201)
  })

  it('never refuse an immediate need: the desk objects instead (SAFETY 11)', async () => {
    const input = aTrip()
    await closing(input.caseId)
    expect((await command(caseworker, '/trips', { ...input, immediate: true })).status).toBe(201)
    expect(await types(`case_desk-${input.caseId}`)).toEqual(['ClosureCleared', 'WorkOpened', 'ClosureObjected'])
  })

  it('count announced work whose append may still come', async () => {
    const input = aTrip()
    throwAt('command-before-append', new Error('died between desk and append'))
    await command(caseworker, '/trips', input)
    await closing(input.caseId)
    expect((await types(`case_desk-${input.caseId}`)).at(-1)).toBe('ClosureObjected')
  })

  it('race with a request to close and never both win', async () => {
    for (let round = 0; round < 5; round += 1) {
      const input = aTrip()
      const [booked] = await Promise.all([command(caseworker, '/trips', input), closing(input.caseId)])
      await errands.settled(10_000)
      const desk = await types(`case_desk-${input.caseId}`)
      expect(booked.status === 201 && desk.includes('ClosureCleared')).toBe(false)
    }
  })

  it('fire when due, and leave alone what is over', async () => {
    const [one, two] = [await command(caseworker, '/trips', aTrip()), await command(caseworker, '/trips', aTrip())]
    await command(caseworker, `/trips/${two.body.id}/end`, {})
    await errands.settled(10_000)
    errands.clock.advance(2 * 3_600_000)
    await errands.fireDue()
    expect(await types(`trip-${one.body.id}`)).toContain('TripEnded')
    expect((await types(`trip-${two.body.id}`)).filter((type) => type === 'TripEnded')).toHaveLength(1)
  })

  it('have their consequences once, also where a process died before it noted them', async () => {
    const trip = await command(caseworker, '/trips', aTrip())
    throwAt('reaction-before-checkpoint', new Error('died'))
    await command(caseworker, `/trips/${trip.body.id}/end`, {})
    const again = await errands.start()
    expect(await again.settled(10_000)).toBe(true)
    await again.stop()
    expect((await types(`trip-${trip.body.id}`)).filter((type) => type === 'TripFollowed')).toHaveLength(1)
  })
})

describe('a consequence that cannot be', () => {
  it('is parked by its stream, says so, and is done once it can be, in order', async () => {
    const errands = await runErrands()
    const { ask, command } = asking(errands, () => errands.url)
    const types = async (id: string) => (await errands.store.read(`errands.trip-${id}`)).map(({ type }) => type)
    const [bad, good] = [
      (await command(caseworker, '/trips', { caseId: randomUUID(), seat: '1' })).body.id,
      (await command(caseworker, '/trips', { caseId: randomUUID(), seat: '2' })).body.id,
    ]
    poisoned.add(`errands.trip-${bad}`)
    await command(caseworker, `/trips/${bad}/end`, {})
    await command(caseworker, `/trips/${good}/end`, {})
    expect(await errands.settled(20_000)).toBe(true)
    expect([await types(bad), await types(good)].map((all) => all.includes('TripFollowed'))).toEqual([false, true])
    expect((await ask(undefined, 'GET', '/metrics')).text).toMatch(/titian_reactions_parked\{[^}]*\} 1/)
    expect(errands.lines.join('')).toContain('A consequence is parked.')
    poisoned.clear()
    const again = await errands.start()
    for (let tries = 0; !(await types(bad)).includes('TripFollowed') && tries < 100; tries += 1) await errands.database.query('select pg_sleep(0.1)')
    expect(await types(bad)).toContain('TripFollowed')
    expect(await errands.database.query('select * from errands.parked_event')).toEqual([])
    await again.stop()
    await errands.stop()
  }, 60_000)
})
