import { referralFact } from '@titian/case-file'
import { type Actor, whenRecorded } from '@titian/core'
import { as, auditor, dinsos, idOf, kemensos, lpsk, ngo, type Past, police, sealedFixture, uptd, village } from '@titian/testing'
import { returnCodeOf } from '@titian/vocabulary'
import { theCase } from '../case/case.ts'
import { answered, caseId, closureRequested, determined, opened, personId, subjectId, transferred, undoProposed } from '../case/fixtures.ts'
import { consent } from '../consent/consent.ts'
import { exclusion } from '../exclusion/exclusion.ts'
import { converted, due, proposed, received, slot, triaged } from '../report/fixtures.ts'
import { report } from '../report/report.ts'
import { subject } from '../subject/subject.ts'
import { accountability, caseByNumber } from './case-list.ts'
import { caseload } from './caseload.ts'
import { cases } from './cases.ts'
import { closureAnswers } from './closure-answers.ts'
import { dutyAgency } from './duty-directory.ts'
import { exclusions } from './exclusions.ts'
import { answerTo, myReports, publicReportStatus } from './feedback.ts'
import { myTasks } from './my-tasks.ts'
import { reports } from './report-list.ts'
import { subjectOfCase } from './subjects.ts'
import { type Said, viewsOfIntake } from './views-fixture.ts'

const service = 'intake'
const { start, stop, happened, ask } = viewsOfIntake()

const agencyStream = (id: string) => `intake.received.referral.agency-${id}`
const onDuty = (agency: typeof uptd, area: string, ...areas: string[]): Said[] => [
  {
    type: 'referral.AgencyRegistered',
    data: {
      agencyId: agency.agencyId,
      kind: agency.agencyKind,
      name: agency.name,
      area,
      zone: 'Asia/Makassar',
      nameIsSecret: false,
      isProvinceDesk: false,
    },
  },
  { type: 'referral.AgencyApproved', data: {} },
  { type: 'referral.DutyGranted', data: { areas: areas.length > 0 ? areas : [area] } },
]
const public_ = { ...received({ channel: 'PUBLIC_DOOR' }), actor: { ...as(village), userId: 'public' } }
const caseworker: Actor = { ...as(uptd), userId: 'u-7' }
const nextWorker: Actor = { ...as(dinsos), userId: 'u-9' }
const consentId = idOf('consent')
const confirmation: Past<typeof consent.events> = {
  type: 'ConsentConfirmationDue',
  actor: nextWorker,
  data: { consentId, deadlineId: consentId, rule: 'CONSENT-CONFIRM', dueAt: '2024-03-07T02:00:00.000Z', zone: 'Asia/Makassar' },
}

beforeAll(async () => {
  await start()
  await happened(agencyStream(kemensos.agencyId), ...onDuty(kemensos, '31.71', '53'))
  await happened(agencyStream(uptd.agencyId), ...onDuty(uptd, '53.71'))
  await happened(agencyStream(ngo.agencyId), ...onDuty(ngo, '53.04'), { type: 'referral.DutyLost', data: { areas: ['53.04'] } })
  await happened(report.streamOf(service, idOf('waiting')), received(), triaged(), proposed())
  await happened(report.streamOf(service, idOf('public')), public_)
  await happened(report.streamOf(service, idOf('report')), received(), converted())
  await happened(subject.streamOf(service, subjectId), { type: 'SubjectRegistered', data: { caseId, personId } })
  await happened(theCase.streamOf(service, caseId), opened(), determined(uptd, 'POSSIBLE'), determined(police, 'NOT', { redirect: 'SMUGGLING' }))
})
afterAll(() => stop())

describe('the duty directory', () => {
  it('finds the nearest agency that was granted it, and none that lost it (issue 11.8)', async () => {
    expect(await ask(dutyAgency, as(uptd), { area: '53.71' })).toEqual([{ agencyId: uptd.agencyId }])
    expect(await ask(dutyAgency, as(uptd), { area: '53.04' })).toEqual([{ agencyId: kemensos.agencyId }])
    expect(await ask(dutyAgency, as(uptd), { area: '52.01' })).toEqual([])
  })
})

describe('reports', () => {
  it('are listed for the agency on duty while they are open, danger first', async () => {
    expect(await ask(reports, as(uptd, 'duty-officer'))).toEqual([
      expect.objectContaining({ reportId: idOf('waiting'), status: 'triaged', urgency: 'EMERGENCY', immediateDanger: true, ageHours: 192 }),
      expect.objectContaining({ reportId: idOf('public'), status: 'received' }),
    ])
  })
  it('are nothing to other agencies, nor to other posts', async () => {
    expect(await ask(reports, as(ngo, 'duty-officer'))).toEqual([])
    expect(await ask(reports, as(uptd, 'shelter-staff'))).toEqual([])
  })
})

describe('feedback to whoever told', () => {
  it('is the same two answers, seven days after the report at the soonest', async () => {
    const mine = () => ask(myReports, as({ ...uptd, agencyKind: 'IMMIGRATION' }, 'immigration-officer'))
    expect((await mine()).map(({ reportId, code }) => [reportId, code])).toEqual(
      [idOf('report'), idOf('waiting')].toSorted().map((id) => [id, id === idOf('report') ? 'REVIEWED' : 'RECEIVED']),
    )
    expect(answerTo('2024-03-04T02:00:00.000Z', '2024-03-04T03:00:00.000Z', new Date('2024-03-11T01:59:59.999Z'))).toBe('RECEIVED')
    expect(answerTo('2024-03-04T02:00:00.000Z', '2024-03-04T03:00:00.000Z', new Date('2024-03-11T02:00:00.000Z'))).toBe('REVIEWED')
  })
  it('is asked from the public door by return code, typed as people type', async () => {
    const returnCode = returnCodeOf(idOf('public'))
    expect(publicReportStatus.params.safeParse({ returnCode: returnCode.toLowerCase() }).success).toBe(true)
    expect(await ask(publicReportStatus, as(village), { returnCode: returnCode.toLowerCase().replaceAll('-', ' ') })).toEqual([
      { code: 'RECEIVED', answer: { id: 'diterima', en: 'received' } },
    ])
    expect(await ask(publicReportStatus, as(village), { returnCode: returnCodeOf(idOf('report')) })).toEqual([])
    expect(publicReportStatus.params.safeParse({ returnCode: '0000' }).success).toBe(false)
  })
})

describe('cases', () => {
  it('are listed with the most protective determination for those who may know of them', async () => {
    expect(await ask(cases, caseworker)).toEqual([
      expect.objectContaining({ caseId, accountableAgencyId: uptd.agencyId, determination: 'POSSIBLE', status: 'open', area: '53.71' }),
    ])
    expect(await ask(cases, caseworker, { status: 'closed' })).toEqual([])
    expect(await ask(cases, as(dinsos))).toEqual([])
    expect(await ask(cases, as(uptd, 'duty-officer'))).toEqual([])
  })
  it('are cut to one’s own, to a caseworker of one’s agency, and to an area', async () => {
    const ids = async (actor: Actor, params: object) => (await ask(cases, actor, params)).map((row) => row['caseId'])
    const supervisor = as(uptd, 'supervisor')
    expect(await ids(caseworker, { whose: 'mine' })).toEqual([caseId])
    expect(await ids(supervisor, { whose: 'mine' })).toEqual([])
    expect(await ids(supervisor, { whose: 'my-unit' })).toEqual([caseId])
    expect(await ids(supervisor, { caseworkerId: 'u-7', area: '53' })).toEqual([caseId])
    expect(await ids(supervisor, { caseworkerId: 'u-8' })).toEqual([])
    expect(await ids(as(auditor), { caseworkerId: 'u-7', area: '53.71' })).toEqual([caseId])
    expect(await ids(supervisor, { area: '53.7' })).toEqual([])
    expect(await ids(as(auditor), { whose: 'my-unit' })).toEqual([])
  })
  it('do not say by a question whom they hide: another agency’s worker cannot be asked by', async () => {
    const asked: Actor = { ...as(ngo), userId: 'u-asked' }
    const bound = [{ kind: 'recipientCaseworker', caseId, agencyId: ngo.agencyId, userId: asked.userId, from: whenRecorded }] as const
    const accepted = { type: 'referral.ReferralAccepted', data: { caseworkerId: asked.userId }, relations: { bound, unbound: [] } }
    await happened(referralFact.streamOf(service, idOf('asked')), accepted)
    expect(await ask(cases, asked)).toHaveLength(1)
    expect(await ask(cases, asked, { caseworkerId: 'u-7' })).toEqual([])
  })
  it('are counted by caseworker for the supervisor of the agency that answers for them', async () => {
    expect(await ask(caseload, as(uptd, 'supervisor'))).toEqual([{ caseworkerId: 'u-7', open: 1, due: 0, overdue: 0 }])
    expect(await ask(caseload, as(dinsos, 'supervisor'))).toEqual([])
  })
  it('are found by number by those alone who may know of them; all others hear what they hear of no case', async () => {
    const caseNumber = String((await ask(cases, caseworker))[0]?.['caseNumber'])
    expect(await ask(caseByNumber, caseworker, { caseNumber })).toEqual([{ caseId, caseNumber }])
    expect(await ask(caseByNumber, as(dinsos), { caseNumber })).toEqual([])
    expect(await ask(caseByNumber, as(dinsos), { caseNumber: 'nothing' })).toEqual([])
  })
  it('name the subject to the agency that answers for them', async () => {
    expect(await ask(subjectOfCase, caseworker, { caseId })).toEqual([{ caseId, subjectId, personId }])
    expect(await ask(subjectOfCase, as(auditor), { caseId })).toEqual([])
  })
  it('move with the accountability, which has no gap', async () => {
    await happened(theCase.streamOf(service, caseId), closureRequested(caseworker), transferred())
    expect(await ask(accountability, nextWorker, { caseId })).toEqual([
      { caseId, agencyId: uptd.agencyId, from: expect.any(String), to: expect.any(String) },
      { caseId, agencyId: dinsos.agencyId, from: expect.any(String), to: null },
    ])
    expect(await ask(cases, caseworker)).toEqual([])
    const next = { caseId, accountableAgencyId: dinsos.agencyId, status: 'closing', nextDueAt: '2024-03-05T02:00:00.000Z' }
    expect(await ask(cases, nextWorker)).toMatchObject([next])
    const loads = (now: string) => ask(caseload, as(dinsos, 'supervisor'), {}, new Date(now))
    expect(await loads('2024-03-05T01:59:59.999Z')).toEqual([{ caseworkerId: 'u-9', open: 1, due: 1, overdue: 0 }])
    expect(await loads('2024-03-05T02:00:00.000Z')).toEqual([{ caseworkerId: 'u-9', open: 1, due: 0, overdue: 1 }])
  })
})

describe('who objects to a closure', () => {
  const said = async (actor: Actor) => (await ask(closureAnswers, actor, { caseId })).map(({ service: asked, answer }) => [asked, answer])
  const stream = theCase.streamOf(service, caseId)

  it('is told to the supervisor of the agency that answers for the case, in words, and to nobody else', async () => {
    await happened(stream, answered('referral', false), answered('victim-support', true))
    expect(await said(as(dinsos, 'supervisor'))).toEqual([
      [{ id: 'Rujukan', en: 'Referral' }, 'objected'],
      [{ id: 'Layanan korban', en: 'Victim support' }, 'cleared'],
    ])
    expect(await said(as(uptd, 'supervisor'))).toEqual([])
    expect(await said(as(lpsk, 'supervisor'))).toEqual([])
    expect(closureAnswers.may.posts).toEqual(['supervisor'])
  })
  it('moves nothing in the list of cases', async () => {
    const before = await ask(cases, nextWorker)
    await happened(stream, answered('referral', true))
    expect(await ask(cases, nextWorker)).toEqual(before)
  })
  it('names no service that is not asked of all cases alike, whatever is on record', async () => {
    const other = idOf('case of the past')
    await happened(theCase.streamOf(service, other), opened({ caseId: other, caseNumber: '3333-3333', agencyId: dinsos.agencyId }), {
      type: 'CaseClosureRequested',
      data: { ...closureRequested().data, services: ['referral', 'protection'] },
    })
    expect((await ask(closureAnswers, as(dinsos, 'supervisor'), { caseId: other })).map(({ service: asked }) => asked)).toEqual([
      { id: 'Rujukan', en: 'Referral' },
    ])
    await happened(theCase.streamOf(service, other), { type: 'CaseClosed', data: { reason: 'GOALS_ACHIEVED' } })
    expect(await ask(closureAnswers, as(dinsos, 'supervisor'), { caseId: other })).toEqual([])
  })
})

describe('tasks', () => {
  it('tell the agency on duty what waits, and the proposer that a second person is waited for', async () => {
    const kinds = async (actor: Actor) => (await ask(myTasks, actor)).map(({ kind, waitingOn }) => [kind, waitingOn])
    expect(await kinds(as(uptd, 'duty-officer'))).toEqual([
      ['DISMISSAL_SECOND_PERSON', 'other'],
      expect.arrayContaining(['my-agency']),
      expect.arrayContaining(['my-agency']),
    ])
    expect((await kinds(as(uptd, 'supervisor')))[0]).toEqual(['DISMISSAL_SECOND_PERSON', 'my-agency'])
    expect(await kinds(as(uptd, 'shelter-staff'))).toEqual([])
  })
  it('name number and command, the command only to whom it is open', async () => {
    const first = async (actor: Actor) => (await ask(myTasks, actor))[0]
    expect(await first(as(dinsos, 'supervisor'))).toMatchObject({ kind: 'CLOSURE_DECISION', caseNumber: '2222-2222', command: 'CloseCase' })
    expect(await first(nextWorker)).not.toHaveProperty('command')
    expect(await first(as(uptd, 'duty-officer'))).not.toHaveProperty('caseNumber')
    const triage = (await ask(myTasks, as(uptd, 'duty-officer'))).find(({ kind }) => kind === 'REPORT_TRIAGE')
    expect(triage).toMatchObject({ command: 'TriageReport' })
  })
  it('begin with a child in danger, also among more than a hundred', async () => {
    const many = Array.from({ length: 120 }, (_, nth) => report.streamOf(service, idOf(`waiting ${nth}`)))
    for (const each of many) await happened(each, received({ dutyAgencyId: kemensos.agencyId }))
    const [child, danger] = [idOf('child in danger'), idOf('woman in danger')]
    await happened(report.streamOf(service, danger), received({ dutyAgencyId: kemensos.agencyId, immediateDanger: true }))
    await happened(
      report.streamOf(service, child),
      received({ dutyAgencyId: kemensos.agencyId, persons: [slot({ ageBand: 'CHILD_9_17' })] }),
      triaged(),
    )
    await happened(report.streamOf(service, idOf('child')), received({ dutyAgencyId: kemensos.agencyId, persons: [slot({ ageBand: 'UNKNOWN' })] }))
    const page = await ask(myTasks, as(kemensos, 'duty-officer'))
    expect(page).toHaveLength(100)
    expect(page.slice(0, 3).map(({ resourceId }) => resourceId)).toEqual([child, danger, idOf('child')])
    expect(page[0]).toMatchObject({ immediateDanger: true, child: true, command: 'ConvertReport' })
    expect(await ask(myTasks, as(ngo, 'duty-officer'))).toEqual([])
  })
  it('go with the case, and end with what they waited for', async () => {
    const stream = consent.streamOf(service, personId)
    await happened(stream, confirmation)
    expect((await ask(myTasks, nextWorker)).map(({ kind, waitingOn, caseId: of }) => [kind, waitingOn, of])).toEqual([
      ['CLOSURE_DECISION', 'my-agency', caseId],
      ['CONSENT_CONFIRMATION', 'me', caseId],
    ])
    await happened(stream, { type: 'ConsentLapsed', data: { consentId, deadlineId: consentId } })
    await happened(theCase.streamOf(service, caseId), { type: 'ClosureLapsed', data: { requestId: idOf('closure') } })
    expect(await ask(myTasks, nextWorker)).toEqual([])
  })
  it('ask in private about pressure once a consent is withdrawn, until somebody has (SAFETY 12)', async () => {
    const stream = consent.streamOf(service, personId)
    const check = { consentId, deadlineId: idOf('check') }
    const due = { ...check, rule: 'PRESSURE-CHECK', dueAt: '2024-03-15T02:00:00.000Z', zone: 'Asia/Makassar' }
    const waiting = async () => (await ask(myTasks, nextWorker)).map(({ kind, waitingOn }) => [kind, waitingOn])
    await happened(stream, { type: 'PressureCheckDue', data: due, actor: nextWorker })
    expect(await waiting()).toEqual([['PRESSURE_CHECK', 'me']])
    await happened(stream, { type: 'PressureCheckMissed', data: check })
    expect(await waiting()).toEqual([['PRESSURE_CHECK', 'my-agency']])
    await happened(stream, { type: 'PressureChecked', data: { ...check, finding: 'NONE' } })
    expect(await waiting()).toEqual([])
  })
})

describe('a case that should not have been opened', () => {
  it('waits for a second person, then is in no list, and the duty desk has its report again', async () => {
    const [wrong, itsReport] = [idOf('wrong case'), idOf('wrong report')]
    await happened(report.streamOf(service, itsReport), received({ caseId: wrong }), converted({ caseId: wrong }))
    await happened(theCase.streamOf(service, wrong), opened({ caseId: wrong, reportId: itsReport }), undoProposed(caseworker))
    const supervisor = as(uptd, 'supervisor')
    expect((await ask(myTasks, supervisor)).filter(({ kind }) => kind === 'UNDO_SECOND_PERSON')).toMatchObject([
      { resourceId: wrong, command: 'ConfirmUndoConversion' },
    ])
    await happened(theCase.streamOf(service, wrong), { type: 'ConversionUndone', data: { reportId: itsReport } })
    const reopened = { dutyAgencyId: uptd.agencyId, immediateDanger: true, ageBand: 'UNKNOWN', ...due }
    await happened(report.streamOf(service, itsReport), { type: 'ReportReopened', data: reopened })
    expect((await ask(cases, caseworker)).map((row) => row['caseId'])).not.toContain(wrong)
    expect(await ask(accountability, caseworker, { caseId: wrong })).toEqual([])
    expect((await ask(reports, as(uptd, 'duty-officer'))).map(({ reportId, status }) => [reportId, status])).toContainEqual([itsReport, 'triaged'])
    expect((await ask(myTasks, as(uptd, 'duty-officer'))).filter(({ resourceId }) => resourceId === itsReport)).toMatchObject([
      { kind: 'REPORT_DECISION', immediateDanger: true, child: true },
    ])
  })
})

describe('an exclusion', () => {
  it('makes the case not exist for the excluded, and is told to those alone who may know', async () => {
    expect(await ask(cases, nextWorker)).toHaveLength(1)
    const data = { caseId, exclusionId: idOf('exclusion'), personId, userId: nextWorker.userId, reason: sealedFixture('kerabat perekrut') }
    await happened(exclusion.streamOf(service, caseId), { type: 'ExcludedFromCase', data, actor: as(dinsos, 'supervisor') })
    expect(await ask(cases, nextWorker)).toEqual([])
    expect(await ask(myTasks, nextWorker)).toEqual([])
    expect(await ask(exclusions, as(dinsos, 'supervisor'), { caseId })).toMatchObject([{ userId: 'u-9', reason: sealedFixture('kerabat perekrut') }])
    expect(await ask(exclusions, as(auditor), { caseId })).toHaveLength(1)
    expect(await ask(exclusions, as(uptd, 'supervisor'), { caseId })).toEqual([])
    expect(await ask(exclusions, as(lpsk), { caseId })).toEqual([])
  })
})
