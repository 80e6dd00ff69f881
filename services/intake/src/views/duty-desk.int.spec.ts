import type { Actor, RecordedEvent } from '@titian/core'
import type { Place, ReadRow } from '@titian/service'
import { as, dinsos, idOf, kemensos, ngo, uptd } from '@titian/testing'
import { theCase } from '../case/case.ts'
import { caseId, opened } from '../case/fixtures.ts'
import { followCaseworkerWhenAssigned } from '../reactions/follow-linked-case.ts'
import { converted, dismissed, escalated, linked, proposed, received, slot, takenUp, triaged } from '../report/fixtures.ts'
import { followLinkedCase } from '../report/follow-linked-case.ts'
import { report } from '../report/report.ts'
import { myTasks } from './my-tasks.ts'
import { provinceDesk } from './province-desk.ts'
import { caseToLink } from './report-links.ts'
import { reports } from './report-list.ts'
import { later, viewsOfIntake } from './views-fixture.ts'

const service = 'intake'
const { start, stop, happened, appended, ask, page, within } = viewsOfIntake()
const nextWorker: Actor = { ...as(dinsos), userId: 'u-9' }

beforeAll(async () => {
  await start()
  const kemensosOnDuty = {
    agencyId: kemensos.agencyId,
    kind: 'KEMENSOS',
    name: kemensos.name,
    area: '53',
    zone: 'Asia/Makassar',
    nameIsSecret: false,
    isProvinceDesk: true,
  }
  await happened(
    `intake.received.referral.agency-${kemensos.agencyId}`,
    { type: 'referral.AgencyRegistered', data: kemensosOnDuty },
    { type: 'referral.AgencyApproved', data: {} },
    { type: 'referral.DutyGranted', data: { areas: ['53'] } },
  )
  await happened(theCase.streamOf(service, caseId), opened({ agencyId: dinsos.agencyId, caseworkerId: nextWorker.userId }))
})
afterAll(() => stop())

describe('the list of reports', () => {
  it('begin with a child in danger, and go on to the last of two hundred and fifty, none twice and none lost (SAFETY 26)', async () => {
    const desk = idOf('a busy desk')
    const busy: Actor = { ...as(uptd, 'duty-officer'), agencyId: desk }
    for (let nth = 0; nth < 247; nth += 1)
      await appended(report.streamOf(service, idOf(`busy ${nth}`)), received({ dutyAgencyId: desk, immediateDanger: nth % 50 === 0 }))
    await appended(report.streamOf(service, idOf('busy child')), received({ dutyAgencyId: desk, persons: [slot({ ageBand: 'CHILD_0_8' })] }))
    const inDanger = received({ dutyAgencyId: desk, persons: [slot({ ageBand: 'CHILD_9_17' })], immediateDanger: true })
    await happened(report.streamOf(service, idOf('busy child in danger')), inDanger)
    const seen: string[] = []
    let from: Place | undefined
    do {
      const rows: readonly ReadRow[] = await page(reports, busy, 40, from)
      seen.push(...rows.map(({ value }) => String(value['reportId'])))
      from = rows.length < 40 ? undefined : rows.at(-1)?.place
    } while (from)
    expect([seen.length, new Set(seen).size, seen[0]]).toEqual([249, 249, idOf('busy child in danger')])
    expect(seen.indexOf(idOf('busy child'))).toBe(6)
  })
  it('that nobody decides are on the list and among the tasks of the province as well, and the supervisor’s own (SAFETY 26)', async () => {
    const [id, province] = [idOf('left alone'), as(kemensos, 'duty-officer')]
    const stream = report.streamOf(service, id)
    const listed = async (actor: Actor) => (await ask(reports, actor)).filter(({ reportId }) => reportId === id).map((row) => row['escalatedTo'])
    const tasks = async (actor: Actor) =>
      (await ask(myTasks, actor)).filter(({ resourceId }) => resourceId === id).map(({ kind, waitingOn }) => [kind, waitingOn])
    await happened(stream, received())
    expect([await listed(as(uptd)), await listed(province)]).toEqual([[null], []])
    expect(await tasks(as(uptd, 'supervisor'))).toEqual([['REPORT_TRIAGE', 'my-agency']])
    await happened(stream, escalated())
    expect(await tasks(as(uptd, 'supervisor'))).toEqual([['REPORT_TRIAGE', 'me']])
    expect(await ask(provinceDesk, as(uptd), { area: '53.71', besides: [uptd.agencyId] })).toEqual([{ agencyId: kemensos.agencyId }])
    await happened(stream, escalated({ to: 'PROVINCE', agencyId: kemensos.agencyId }))
    expect([await listed(as(uptd)), await listed(province)]).toEqual([['PROVINCE'], ['PROVINCE']])
    expect(await tasks(province)).toEqual([['REPORT_TRIAGE', 'my-agency']])
    await happened(stream, triaged(), proposed())
    expect(await tasks(province)).toEqual(expect.arrayContaining([['DISMISSAL_SECOND_PERSON', 'my-agency']]))
    await happened(stream, converted({ caseId: idOf('case of the province') }))
    expect([await listed(as(uptd)), await tasks(province)]).toEqual([[], []])
  })
})

describe('a report that was linked to a case', () => {
  const id = idOf('fresh danger')
  const stream = report.streamOf(service, id)
  const danger = { dutyAgencyId: ngo.agencyId, immediateDanger: true }
  const link = { caseId, agencyId: dinsos.agencyId, caseworkerId: nextWorker.userId }
  const tasks = async (actor: Actor, now = new Date('2024-03-01T00:30:00.000Z')) =>
    (await ask(myTasks, actor, {}, now)).filter(({ resourceId }) => resourceId === id).map(({ kind, waitingOn }) => [kind, waitingOn])

  it('finds the open case of a number and who answers for it, for the system alone (SAFETY 7)', async () => {
    expect(await ask(caseToLink, as(uptd), { caseNumber: '2222-2222' })).toEqual([link])
    expect(await ask(caseToLink, as(uptd), { caseNumber: '9999-9999' })).toEqual([])
    expect(caseToLink.may).toEqual({ posts: 'system' })
  })
  it('is a task of its caseworker, of the supervisor once overdue, and nothing more to the desk (SAFETY 4)', async () => {
    await happened(stream, received(danger))
    const before = [await ask(reports, as(ngo)), await tasks(as(ngo, 'duty-officer'))]
    await happened(stream, linked({ linked: link }))
    expect([await ask(reports, as(ngo)), await tasks(as(ngo, 'duty-officer'))]).toEqual(before)
    expect((await ask(myTasks, nextWorker)).find(({ resourceId }) => resourceId === id)).toMatchObject({
      kind: 'LINKED_REPORT',
      waitingOn: 'me',
      caseId,
      immediateDanger: true,
      command: 'TakeUpReport',
    })
    const start = (await ask(myTasks, nextWorker)).find(({ resourceId }) => resourceId === id)?.['since']
    const soon = new Date(Date.parse(String(start)) + 3_599_999)
    expect(await tasks(as(dinsos, 'supervisor'), soon)).toEqual([])
    expect(await tasks(as(dinsos, 'supervisor'), new Date(soon.getTime() + 1))).toEqual([['LINKED_REPORT', 'my-agency']])
    expect(await tasks({ ...nextWorker, userId: 'u-colleague' }, later)).toEqual([])
  })
  it('follows the case to whoever has it now, and nowhere once it was taken up (SAFETY 9)', async () => {
    const follow = (of: string) =>
      within(async (db) => followCaseworkerWhenAssigned.run({ stream: theCase.streamOf(service, of) } as RecordedEvent<never>, { db }))
    expect(await follow(caseId)).toEqual([{ command: followLinkedCase, id, input: link }])
    expect(await follow(idOf('another case'))).toEqual([])
  })
  it('stays the caseworker’s when the desk dismisses it, until they take it up', async () => {
    await happened(stream, triaged(), proposed(as(ngo, 'duty-officer')), dismissed())
    expect(await tasks(as(ngo, 'supervisor'), later)).toEqual([])
    expect(await tasks(nextWorker, later)).toEqual([['LINKED_REPORT', 'me']])
    await happened(stream, takenUp())
    expect(await tasks(nextWorker, later)).toEqual([])
  })
})
