import { randomUUID } from 'node:crypto'
import { at, type NewEvent } from '@titian/core'
import { runAlone } from '@titian/service-kit/fixture'
import { publicLog, relationSeal } from '@titian/service-kit/run'
import { as, uptd } from '@titian/testing'
import { intakeService } from '../service.ts'

const caseworker = { ...as(uptd), userId: 'u-7' }
const duty = as(uptd, 'duty-officer')
const MORE = 1_000
const AT_ONCE = 100

let intake: Awaited<ReturnType<typeof runAlone>>
let caseId: string
let subjectId: string
beforeAll(async () => {
  intake = await runAlone(intakeService)
  const registered = {
    agencyId: uptd.agencyId,
    kind: 'UPTD_PPA',
    name: uptd.name,
    area: '53.71',
    zone: 'Asia/Makassar',
    nameIsSecret: false,
    isProvinceDesk: false,
  }
  const granted = { type: 'DutyGranted', data: { areas: ['53.71'] } }
  await intake.told('referral.agency', uptd.agencyId, { type: 'AgencyRegistered', data: registered }, granted)
  const persons = [{ role: 'POSSIBLE_VICTIM', ageBand: 'ADULT_21_29' }]
  const told = { channel: 'WALK_IN', area: '53.71', urgency: 'PRIORITY', immediateDanger: false, persons }
  const report = await intake.give(duty, '/reports', told)
  await intake.give(duty, `/reports/${report.body.id}/convert`, { caseworkerId: caseworker.userId })
  caseId = (await intake.ask(caseworker, 'GET', '/cases')).body.items[0].caseId
  subjectId = (await intake.ask(caseworker, 'GET', `/subject-of-case?caseId=${caseId}`)).body.items[0].subjectId
})
afterAll(() => intake.stop())

/** A person on record, invented, of another case. */
function anotherPerson(): NewEvent {
  const meta = { occurredAt: at(intake.clock.now()), personIds: [], ownerAgency: uptd.agencyId, actor: caseworker, purpose: 'OPERATION' }
  const legalBasis = { kind: 'PUBLIC_TASK' as const }
  const ids = { commandId: randomUUID(), inputHash: '', correlationId: randomUUID(), causationId: randomUUID() }
  const data = { caseId: randomUUID(), personId: randomUUID() }
  return { id: randomUUID(), type: 'SubjectRegistered', schemaVersion: 1, data, meta: { ...meta, legalBasis, ...ids } }
}

/** What `outside` itself asks is counted among these. */
const looked = /titian_http_seconds_\w+\{.*method="GET"/

/** What those can see who are not intake: other services, and whoever watches the machines. */
async function outside() {
  const { store, relayCheckpoint } = intake.ground
  const page = await publicLog(intakeService, store, relationSeal(new Uint8Array(32))).page(0n)
  const metrics = (await (await fetch(`${intake.running.url}/metrics`)).text()).split('\n').filter((line) => !looked.test(line))
  return {
    topic: await intake.database.query('select topic, seq, body::text from messaging.message order by topic, seq'),
    heartbeat: await intake.database.query('select name, head, beat_source, beat_behind from messaging.topic order by name'),
    // Sealed anew each time; its length is what could tell.
    feed: { ...page, events: page.events.map((event) => ({ ...event, relations: event.relations.length })) },
    positions: { head: await store.head(), relayed: await relayCheckpoint.read() },
    token: (await intake.ask(caseworker, 'GET', `/cases/${caseId}`)).body.version.length,
    numbers: metrics.filter((line) => line.startsWith('titian_')),
    // What the process itself measures (memory, time) is never twice the same; which it measures is.
    namesOfNumbers: metrics.filter((line) => line.startsWith('# TYPE')),
  }
}

/** All that is to be told has been told, and the heartbeat vouches for it. */
async function told(): Promise<void> {
  const isTold = async () => {
    const head = await intake.ground.store.head()
    const [topic] = await intake.database.query("select beat_behind = head as told from messaging.topic where name = 'titian.intake.v1'")
    return (await intake.ground.relayCheckpoint.read()) === head && topic?.['told'] === true
  }
  while (!(await isTold())) await new Promise(setImmediate)
}

describe('people on record', () => {
  it(`change nothing that is seen outside intake: ${MORE} more leave topic, feed, positions, heartbeat and numbers as they were`, async () => {
    await told()
    await outside()
    const before = await outside()
    expect(before.topic).toHaveLength(before.feed.events.length)
    expect(before.feed.events.map(({ type }) => type)).toEqual(['ReportReceived', 'ReportConverted', 'CaseOpened'])
    expect(before.numbers.some((line) => line.includes('method="POST"'))).toBe(true)
    expect(before.numbers.some((line) => /subject|route=/.test(line))).toBe(false)

    const { internalStore } = intake.ground
    if (internalStore === undefined) throw new Error('no internal log')
    const head = await intake.running.internalHead()
    for (let appended = 0; appended < MORE; appended += AT_ONCE) {
      const some = Array.from({ length: AT_ONCE }, anotherPerson)
      await Promise.all(some.map((event) => internalStore.append(`intake.subject-${randomUUID()}`, [event], { expected: 'no-stream' })))
    }
    const nik = { source: 'STATED', nik: '5304175505980001' }
    expect((await intake.give(caseworker, `/subjects/${subjectId}/record-identity-attribute`, nik)).status).toBe(200)
    expect((await intake.ask(caseworker, 'GET', `/subjects/${subjectId}`)).body.nik).toBe(nik.nik)
    expect((await intake.ask(caseworker, 'GET', `/subject-of-case?caseId=${caseId}`)).body.items).toHaveLength(1)
    expect(await intake.running.internalHead()).toBe(head + BigInt(MORE) + 1n)
    expect(await intake.running.settled(30_000)).toBe(true)

    expect(await outside()).toEqual(before)
  })

  it('are written and read as anything else of the case, by those who answer for it', async () => {
    const { body } = await intake.ask(caseworker, 'POST', '/entries/batch', { caseId })
    expect(body.entries.map(({ type }: { readonly type: string }) => type)).toEqual(
      expect.arrayContaining(['CaseOpened', 'SubjectRegistered', 'IdentityAttributeRecorded']),
    )
    const of = (await intake.ask(caseworker, 'POST', '/resources/batch', { ofCases: [caseId], aggregates: ['subject'] })).body.resources
    expect(of).toMatchObject([{ aggregate: 'subject', id: subjectId, caseId, value: { nik: '5304175505980001' } }])
    const { commands } = (await intake.ask(caseworker, 'POST', '/available', { caseId })).body
    expect(
      commands.filter(({ target }: { readonly target: string }) => target === subjectId).map(({ name }: { readonly name: string }) => name),
    ).toEqual(['RecordIdentityAttribute', 'CorrectIdentityAttribute', 'RecordAge'])
  })
})
