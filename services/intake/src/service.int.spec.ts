import { randomUUID } from 'node:crypto'
import { nationalDeskId } from '@titian/case-file'
import { type Actor, at } from '@titian/core'
import { runAlone } from '@titian/service-kit/fixture'
import type { RunningService } from '@titian/service-kit/run'
import { as, auditor, dinsos, idOf, immigration, kemensos, uptd } from '@titian/testing'
import { makeCaseNumber, returnCodeOf } from '@titian/vocabulary'
import { intakeService } from './service.ts'

const officer = as(immigration)
const duty = as(uptd, 'duty-officer')
const caseworker: Actor = { ...as(uptd), userId: 'u-7' }
const supervisor = as(uptd, 'supervisor')
const marks = { name: 'Nama-Penanda', place: '53.71.04.1009', narrative: 'Cerita-Penanda', reporter: 'Pelapor-Penanda', nik: '5304175505980001' }

describe('intake, running', () => {
  let intake: Awaited<ReturnType<typeof runAlone>>
  let running: RunningService
  beforeAll(async () => {
    intake = await runAlone(intakeService)
    running = intake.running
    const meta = {
      occurredAt: at(new Date('2024-03-01T00:00:00.000Z')),
      personIds: [],
      ownerAgency: uptd.agencyId,
      actor: as(uptd),
      purpose: 'OPERATION',
      legalBasis: { kind: 'PUBLIC_TASK' as const },
      commandId: randomUUID(),
      inputHash: '',
      correlationId: randomUUID(),
      causationId: randomUUID(),
    }
    const registered = {
      agencyId: uptd.agencyId,
      kind: 'UPTD_PPA',
      name: uptd.name,
      area: '53.71',
      zone: 'Asia/Makassar',
      nameIsSecret: false,
      isProvinceDesk: false,
    }
    const told = [
      { id: randomUUID(), type: 'referral.AgencyRegistered', schemaVersion: 1, data: registered, meta },
      { id: randomUUID(), type: 'referral.AgencyApproved', schemaVersion: 1, data: {}, meta },
      { id: randomUUID(), type: 'referral.DutyGranted', schemaVersion: 1, data: { areas: ['53.71'] }, meta },
    ]
    await intake.ground.store.append(`intake.received.referral.agency-${uptd.agencyId}`, told, { expected: 0 })
    for (const agencyId of [dinsos.agencyId, idOf('police')])
      await intake.told('referral.agency', agencyId, { type: 'AgencyRegistered', data: { ...registered, agencyId } })
    await running.settled(10_000)
  })
  afterAll(() => intake.stop())

  async function ask(who: Actor | undefined, method: string, path: string, body?: unknown, key: string = randomUUID()) {
    const response = await fetch(running.url + path, {
      method,
      headers: {
        'idempotency-key': key,
        ...(who && { authorization: JSON.stringify(who) }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const answer = { status: response.status, body: JSON.parse(await response.text()) }
    await running.settled(10_000)
    return answer
  }
  const give = (who: Actor | undefined, path: string, input: object, key?: string) => ask(who, 'POST', path, { input }, key)
  const told = () => ({
    area: '53.71',
    urgency: 'PRIORITY',
    immediateDanger: false,
    persons: [{ role: 'POSSIBLE_VICTIM', ageBand: 'ADULT_21_29', name: marks.name, place: marks.place, narrative: marks.narrative }],
    reporter: { name: marks.reporter },
  })

  it('leads a report to a case that its caseworker reads, and keeps the reporter from them', async () => {
    const reported = await give(officer, '/reports', { channel: 'IMMIGRATION_COUNTER', ...told() })
    expect(reported.status).toBe(201)
    const reportId = reported.body.id
    expect((await ask(duty, 'GET', '/reports')).body.items).toMatchObject([{ reportId, urgency: 'PRIORITY' }])
    expect((await ask(duty, 'GET', '/my-tasks')).body.items).toMatchObject([{ kind: 'REPORT_TRIAGE', resourceId: reportId }])
    // Both who may dismiss it read what was told; by whom, only the officer on duty (SAFETY 3, 26).
    for (const judge of [duty, supervisor]) {
      const { body } = await ask(judge, 'GET', `/reports/${reportId}`)
      expect(body).toMatchObject({ status: 'received', persons: [{ name: marks.name, place: marks.place, narrative: marks.narrative }] })
      expect(JSON.stringify(body).includes(marks.reporter)).toBe(judge === duty)
    }
    expect((await give(duty, `/reports/${reportId}/triage`, { urgency: 'EMERGENCY', immediateDanger: true })).status).toBe(200)
    expect((await give(duty, `/reports/${reportId}/convert`, { caseworkerId: 'u-7' })).status).toBe(200)

    const [found] = (await ask(caseworker, 'GET', '/cases')).body.items
    expect(found).toMatchObject({ accountableAgencyId: uptd.agencyId, status: 'open', determination: null })
    const { caseId, caseNumber } = found
    const { personId } = (await ask(caseworker, 'GET', `/cases/${caseId}`)).body
    expect((await ask(caseworker, 'GET', `/cases/${caseId}`)).body).toMatchObject({
      status: 'open',
      personId: expect.stringMatching(/^[\da-f-]{36}$/),
      caseworkerId: 'u-7',
    })
    const { entries } = (await ask(caseworker, 'POST', '/entries/batch', { caseId })).body
    expect(entries.map(({ label }: { label: { id: string } }) => label.id)).toEqual([
      'Laporan diterima',
      'Laporan ditelaah',
      'Laporan menjadi kasus',
      'Kasus dibuka',
      'Data orang dibuat',
    ])
    expect(entries[0].facts.map(({ text }: { text?: { id: string } }) => text?.id)).toEqual(expect.arrayContaining([marks.name, marks.place]))
    expect(JSON.stringify(entries)).not.toContain(marks.reporter)
    expect((await ask(as(dinsos), 'GET', `/cases/${caseId}`)).status).toBe(404)
    expect((await ask(duty, 'GET', `/reports/${reportId}`)).status).toBe(404)

    expect((await give(caseworker, `/cases/${caseId}/record-immediate-need`, { needs: ['SHELTER'] })).body).toMatchObject({ changed: true })
    const episode = await give(caseworker, `/cases/${caseId}/record-episode`, { sector: 'DOMESTIC_WORK' })
    const { episodeId } = episode.body.state.episodes[0]
    const located = { episodeId, role: 'DOCUMENT_ISSUER', country: 'ID', area: '53.71', place: marks.place, sure: 'DOCUMENTED' }
    expect((await give(caseworker, `/cases/${caseId}/record-episode-location`, located)).status).toBe(200)
    expect((await ask(caseworker, 'GET', `/cases/${caseId}`)).body.episodes[0].locations[0].place).toBe(marks.place)
    const refused = await give(caseworker, `/cases/${caseId}/determine-status`, { status: 'ACTUAL' })
    expect(refused).toMatchObject({ status: 409, body: { code: 'DETERMINATION_NEEDS_EVIDENCE' } })

    const [{ subjectId }] = (await ask(caseworker, 'GET', `/subject-of-case?caseId=${caseId}`)).body.items
    expect((await give(caseworker, `/subjects/${subjectId}/record-identity-attribute`, { source: 'STATED', nik: marks.nik })).status).toBe(200)
    expect((await ask(caseworker, 'GET', `/subjects/${subjectId}`)).body.nik).toBe(marks.nik)

    const question = { personId, caseId, purpose: 'SERVICES', categories: ['identity'], recipientAgencyId: dinsos.agencyId }
    const how = { whoPresent: ['COMPANION'], private: true, language: 'tet', interpreter: 'NOT_NEEDED', timeToThink: 'AS_LONG_AS_WANTED' }
    expect((await give(caseworker, '/consent-refusals', { ...question, ...how })).status).toBe(201)
    expect((await give(caseworker, '/consents', { ...question, ...how })).body).toMatchObject({ id: personId, changed: true })

    expect((await give(caseworker, `/cases/${caseId}/request-closure`, { reason: 'GOALS_ACHIEVED' })).status).toBe(200)
    expect((await give(supervisor, `/cases/${caseId}/close`, {})).body).toMatchObject({ code: 'CLOSURE_NOT_POSSIBLE' })

    const beforeOthers = { ...how, private: false, whoPresent: ['FAMILY'], language: 'id' }
    const police = { ...question, purpose: 'INVESTIGATION', recipientAgencyId: idOf('police') }
    expect((await give(caseworker, '/consents', { ...police, ...beforeOthers })).status).toBe(201)
    intake.clock.advance(72 * 3_600_000)
    // A closure that no second person answered, the closure itself, and a consent that nobody confirmed.
    expect(await running.fireDue()).toBe(3)
    await running.settled(10_000)
    expect((await ask(caseworker, 'GET', `/cases/${caseId}`)).body).toMatchObject({ status: 'open' })
    expect((await ask(caseworker, 'GET', `/consents/${personId}`)).body.answers.map(({ state }: { state: string }) => state)).toEqual([
      'refused',
      'given',
      'lapsed',
    ])

    // What is said of an age stays in the internal log; the band that follows is the case's (SAFETY 13).
    expect((await give(caseworker, `/subjects/${subjectId}/record-age`, { kind: 'ASSESSED', years: 15 })).status).toBe(200)
    await running.settled(10_000)
    expect((await ask(caseworker, 'GET', `/cases/${caseId}`)).body).toMatchObject({ ageBand: 'CHILD_9_17' })
    const reach = { channel: 'TEXT_MESSAGE', address: marks.place, alsoHeldBy: marks.name }
    expect((await give(caseworker, '/safe-contacts', { caseId, personId, ...reach })).status).toBe(201)
    expect((await ask(caseworker, 'GET', `/safe-contacts/${personId}`)).body).toMatchObject({ status: 'stands', ...reach })
    // Fresh danger about her, told with the number of her case or with a wrong one: the desk gets the same answer (SAFETY 4, 7).
    const fresh = await give(officer, '/reports', { channel: 'IMMIGRATION_COUNTER', ...told(), immediateDanger: true })
    const link = `/reports/${fresh.body.id}/link`
    const linked = [await give(duty, link, { caseNumber: makeCaseNumber(new Uint8Array(16)) }), await give(duty, link, { caseNumber })]
    expect(linked.map(({ status, body }) => [status, body.changed])).toEqual([
      [200, true],
      [200, true],
    ])
    expect(linked[1]?.body.state).toEqual(linked[0]?.body.state)
    expect((await ask(caseworker, 'GET', '/my-tasks')).body.items[0]).toMatchObject({ kind: 'LINKED_REPORT', caseId, resourceId: fresh.body.id })
    expect((await ask(caseworker, 'GET', `/reports/${fresh.body.id}`)).body).toMatchObject({ persons: [{ narrative: marks.narrative }] })
    expect((await ask({ ...caseworker, userId: 'u-8', agencyId: dinsos.agencyId }, 'GET', `/reports/${fresh.body.id}`)).status).toBe(404)
    expect((await give(caseworker, `/reports/${fresh.body.id}/take-up`, {})).body).toMatchObject({ changed: true })
    expect((await ask(duty, 'GET', `/reports/${fresh.body.id}`)).status).toBe(404)
    expect((await ask(caseworker, 'GET', `/reports/${fresh.body.id}`)).body).toMatchObject({ status: 'taken-up', caseId })

    const exclude = { caseId, personId, userId: 'u-7', reason: 'kerabat perekrut' }
    expect((await give(supervisor, '/exclusions', exclude)).status).toBe(201)
    expect((await ask(caseworker, 'GET', `/cases/${caseId}`)).status).toBe(404)
    expect((await give(supervisor, '/exclusions', { ...exclude, userId: supervisor.userId })).body).toMatchObject({ code: 'EXCLUSION_OF_SELF' })

    // The supervisor answers for it, and is told so, until another is named.
    expect((await ask(supervisor, 'GET', `/cases/${caseId}`)).body).not.toHaveProperty('caseworkerId')
    const tasksOf = async (who: Actor) => (await ask(who, 'GET', '/my-tasks')).body.items as { kind: string; caseId?: string; resourceId: string }[]
    expect(await tasksOf(supervisor)).toContainEqual(expect.objectContaining({ kind: 'CASEWORKER_NEEDED', caseId }))
    expect(await tasksOf(caseworker)).toEqual([])
    expect((await ask(supervisor, 'GET', '/cases?whose=mine')).body.items).toMatchObject([{ caseId, caseworkerId: null }])
    // The supervisor is shut out as well: the desk of the province, which is none here, so the national one.
    expect((await give(as(auditor), '/oversight-exclusions', { ...exclude, userId: supervisor.userId })).status).toBe(201)
    expect((await ask(supervisor, 'GET', `/cases/${caseId}`)).status).toBe(404)
    expect(await tasksOf(supervisor)).toEqual([])
    const national = { ...as(kemensos, 'supervisor'), agencyId: nationalDeskId }
    expect(await tasksOf(national)).toContainEqual(expect.objectContaining({ kind: 'CASE_RESCUE', caseId }))
    expect((await ask(national, 'GET', `/cases/${caseId}`)).status).toBe(404)
    expect((await give({ ...national, agencyId: dinsos.agencyId }, `/cases/${caseId}/rescue`, { caseworkerId: 'u-8' })).status).toBe(404)
    expect((await give(national, `/cases/${caseId}/rescue`, { caseworkerId: 'u-8' })).body).toMatchObject({ changed: true, state: null })
    expect(await tasksOf(national)).toEqual([])
    expect((await ask({ ...caseworker, userId: 'u-8' }, 'GET', `/cases/${caseId}`)).body).toMatchObject({ caseworkerId: 'u-8' })
  })

  it('shuts an agency out of a report about its own staff, and moves the duty; to who is shut out it is an unknown id (SAFETY 9)', async () => {
    const { id: reportId } = (await give(officer, '/reports', { channel: 'IMMIGRATION_COUNTER', ...told() })).body
    const { caseId, persons } = (await ask(duty, 'GET', `/reports/${reportId}`)).body
    const [{ personId }] = persons
    const said = { reportId, caseId, personId, reason: 'petugas lembaga ini disebut' }
    // Of another agency: as for a report that there is not.
    expect((await give(as(dinsos, 'duty-officer'), '/report-exclusions', { ...said, userId: 'u-kin' })).status).toBe(404)
    expect((await give(duty, '/report-exclusions', { ...said, userId: 'u-7' })).status).toBe(201)
    const colleague: Actor = { ...duty, userId: 'u-7' }
    const strip = ({ status, body }: Awaited<ReturnType<typeof ask>>) => ({ status, ...body, correlationId: null })
    expect(strip(await ask(colleague, 'GET', `/reports/${reportId}`))).toEqual(strip(await ask(colleague, 'GET', `/reports/${randomUUID()}`)))
    for (const path of ['/reports', '/my-tasks']) {
      expect(JSON.stringify((await ask(colleague, 'GET', path)).body)).not.toContain(reportId)
      expect(JSON.stringify((await ask(duty, 'GET', path)).body)).toContain(reportId)
    }
    expect((await ask(duty, 'GET', `/reports/${reportId}`)).status).toBe(200)

    expect((await give(duty, '/report-exclusions', { ...said, agencyId: uptd.agencyId })).body).toMatchObject({ changed: true, state: null })
    expect(strip(await ask(duty, 'GET', `/reports/${reportId}`))).toEqual(strip(await ask(duty, 'GET', `/reports/${randomUUID()}`)))
    expect((await give(duty, `/reports/${reportId}/triage`, { urgency: 'ROUTINE', immediateDanger: false })).status).toBe(404)
    expect(JSON.stringify((await ask(duty, 'GET', '/reports')).body)).not.toContain(reportId)
    expect(JSON.stringify((await ask(duty, 'GET', '/my-tasks')).body)).not.toContain(reportId)
    const national: Actor = { ...as(kemensos, 'duty-officer'), agencyId: nationalDeskId }
    expect((await ask(national, 'GET', '/reports')).body.items).toMatchObject([{ reportId }])
    expect((await ask(national, 'GET', '/my-tasks')).body.items).toContainEqual(expect.objectContaining({ resourceId: reportId }))
    // What was said of the report holds for the case that it becomes.
    expect((await give(national, `/reports/${reportId}/convert`, { caseworkerId: 'u-20' })).status).toBe(200)
    expect((await ask({ ...national, post: 'supervisor' }, 'GET', `/cases/${caseId}`)).status).toBe(200)
    expect((await ask(supervisor, 'GET', `/cases/${caseId}`)).status).toBe(404)
  })

  it('tells who told two words and nothing else, by every path and whatever came of it (SAFETY 27)', async () => {
    const [key, said] = [randomUUID(), { channel: 'IMMIGRATION_COUNTER', ...told() }]
    /** All that the officer at the counter can ask of the report. */
    const heard = async (reportId: string) => {
      const { version: _, ...again } = (await give(officer, '/reports', said, key)).body
      const paths = await Promise.all([
        ask(officer, 'GET', `/reports/${reportId}`),
        ask(officer, 'POST', '/resources/batch', { resources: [{ aggregate: 'report', id: reportId }] }),
        ask(officer, 'POST', '/available', { resource: { aggregate: 'report', id: reportId } }),
        give(officer, `/reports/${reportId}/triage`, { urgency: 'ROUTINE', immediateDanger: false }),
      ])
      const found = (await ask(officer, 'GET', '/my-reports')).body.items.find((one: { reportId: string }) => one.reportId === reportId)
      return { again, found, paths: paths.map(({ status, body: { correlationId: _c, ...body } }) => ({ status, body })) }
    }
    const first = (await give(officer, '/reports', said, key)).body
    expect(first.state).toBeNull()
    const received = await heard(first.id)
    expect(received).toMatchObject({ again: { state: null, changed: false }, found: { answer: { id: 'diterima' } } })
    expect(received.paths[0]?.status).toBe(404)
    await give(duty, `/reports/${first.id}/triage`, { urgency: 'EMERGENCY', immediateDanger: true })
    expect(await heard(first.id)).toEqual(received)
    await give(duty, `/reports/${first.id}/convert`, { caseworkerId: 'u-7' })
    expect(await heard(first.id)).toEqual(received)
    intake.clock.advance(7 * 24 * 3_600_000)
    expect(await heard(first.id)).toEqual({
      ...received,
      found: { ...received.found, code: 'REVIEWED', answer: { id: 'selesai ditinjau', en: 'reviewed' } },
    })
  })

  it('takes a report without an account, and answers its return code with two words', async () => {
    const { status, body } = await give(undefined, '/public-reports', told())
    expect({ status, state: body.state, receipt: body.receipt }).toEqual({ status: 201, state: null, receipt: returnCodeOf(body.id) })
    const asked = await ask(undefined, 'POST', '/public-reports/search', { returnCode: body.receipt })
    expect(asked.body.items).toMatchObject([{ answer: { id: 'diterima' } }])
  })

  it('holds nothing in clear that a person is known by', async () => {
    const dump = JSON.stringify(await intake.database.query("select string_agg(data::text || meta::text, '') as everything from intake_log.events"))
    expect(dump).toContain('keyId')
    for (const mark of Object.values(marks)) expect(dump).not.toContain(mark)
  })
})
