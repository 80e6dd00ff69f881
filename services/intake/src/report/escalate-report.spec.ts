import { nationalDeskId } from '@titian/case-file'
import { systemActor } from '@titian/core'
import { as, given, idOf, kemensos, stateAfter, uptd } from '@titian/testing'
import { rules } from '@titian/vocabulary'
import { escalateReport } from './escalate-report.ts'
import { dismissed, due, escalated, kupang, received, slot, slotSaid, takenUp, triaged } from './fixtures.ts'
import { report } from './report.ts'
import { submitReport } from './submit-report.ts'
import { triageReport } from './triage-report.ts'

const zone = due.zone
const province = { agencyId: kemensos.agencyId }
const system = (now: string, known: { agencyId: string } | undefined = province) => ({
  actor: systemActor('intake'),
  now,
  needs: { province: known },
})
const officer = as(uptd, 'duty-officer')
const clockAfter = (...past: Parameters<typeof stateAfter<object, typeof report.events>>[1][]) => stateAfter(report, ...past).clock

describe('the clock of a report', () => {
  const told = { channel: 'WALK_IN', area: kupang, urgency: 'ROUTINE', immediateDanger: false } as const
  const at = '2024-03-04T02:00:00.000Z'
  it.each([
    ['danger', { immediateDanger: true }, 'ADULT_21_29', 'REPORT-DANGER-SUPERVISOR', '2024-03-04T03:00:00.000Z'],
    ['an emergency', { urgency: 'EMERGENCY' }, 'ADULT_21_29', 'REPORT-DANGER-SUPERVISOR', '2024-03-04T03:00:00.000Z'],
    ['a child in danger', { immediateDanger: true }, 'CHILD_9_17', 'REPORT-DANGER-SUPERVISOR', '2024-03-04T03:00:00.000Z'],
    ['a child', {}, 'CHILD_9_17', 'REPORT-CHILD-SUPERVISOR', '2024-03-04T06:00:00.000Z'],
    ['someone whose age nobody said (SAFETY 13)', {}, 'UNKNOWN', 'REPORT-CHILD-SUPERVISOR', '2024-03-04T06:00:00.000Z'],
    ['any other', {}, 'ADULT_21_29', 'REPORT-OTHER-SUPERVISOR', '2024-03-05T02:00:00.000Z'],
  ] as const)('runs from the first second, of %s (SAFETY 26)', (_, more, ageBand, rule, dueAt) => {
    const persons = [slot({ ageBand })]
    given(report)
      .when(
        submitReport,
        { ...told, ...more, persons: [slotSaid({ ageBand })] },
        { actor: officer, now: at, needs: { duty: { agencyId: uptd.agencyId } } },
      )
      .then({
        type: 'ReportReceived',
        data: { ...told, ...more, caseId: idOf('case'), dutyAgencyId: uptd.agencyId, persons, rule, dueAt, zone },
      })
  })

  it('has hours that are ours, and says so (SAFETY 21)', () => {
    const ours = rules.filter(({ id }) => id.startsWith('REPORT-'))
    expect(ours).toHaveLength(9)
    for (const { source, verified } of ours) expect([source, verified]).toEqual(['policy', false])
  })

  it('begins anew with the first triage, and is never put back by a later one (SAFETY 26)', () => {
    const danger = { urgency: 'EMERGENCY', immediateDanger: true } as const
    const first = { rule: 'REPORT-DANGER-SUPERVISOR', dueAt: '2024-03-04T03:00:00.000Z', zone }
    given(report, received())
      .when(triageReport, danger, { actor: officer, now: at })
      .then({ type: 'ReportTriaged', data: { ...danger, ...first } })
    const again = { urgency: 'ROUTINE', immediateDanger: false } as const
    given(report, received(), triaged(first))
      .when(triageReport, again, { actor: officer, now: '2024-03-04T02:59:00.000Z' })
      .then({ type: 'ReportTriaged', data: { ...again, ...first } })
  })

  it('stops when the report is decided, or taken up', () => {
    expect(clockAfter(received())).toMatchObject({ next: 'SUPERVISOR', dueAt: due.dueAt })
    expect(clockAfter(received(), dismissed())).toBeUndefined()
    expect(clockAfter(received(), takenUp())).toBeUndefined()
  })
})

describe('a report that nobody decides in time', () => {
  const told = received({ immediateDanger: true, rule: 'REPORT-DANGER-SUPERVISOR' })
  const toSupervisor = escalated({ rule: 'REPORT-DANGER-PROVINCE', dueAt: '2024-03-05T06:00:00.000Z' })
  const toProvince = escalated({ to: 'PROVINCE', agencyId: kemensos.agencyId, rule: 'REPORT-DANGER-NATIONAL', dueAt: '2024-03-06T06:00:00.000Z' })

  it('is told to the duty supervisor, and goes on in four hours (SAFETY 27)', () =>
    given(report, told)
      .when(escalateReport, { dueAt: due.dueAt }, system(due.dueAt))
      .then({ type: 'ReportEscalated', data: { to: 'SUPERVISOR', rule: 'REPORT-DANGER-PROVINCE', dueAt: '2024-03-05T06:00:00.000Z', zone } }))
  it('then has the desk of the province, and a day later the national one (SAFETY 26)', () => {
    given(report, told, toSupervisor)
      .when(escalateReport, { dueAt: '2024-03-05T06:00:00.000Z' }, system('2024-03-05T06:00:00.000Z'))
      .then({
        type: 'ReportEscalated',
        data: { to: 'PROVINCE', agencyId: kemensos.agencyId, rule: 'REPORT-DANGER-NATIONAL', dueAt: '2024-03-06T06:00:00.000Z', zone },
      })
    given(report, told, toSupervisor, toProvince)
      .when(escalateReport, { dueAt: '2024-03-06T06:00:00.000Z' }, system('2024-03-06T06:00:00.000Z'))
      .then({ type: 'ReportEscalated', data: { to: 'NATIONAL', agencyId: nationalDeskId } })
  })
  it('passes over a province that has no desk', () =>
    given(report, told, toSupervisor)
      .when(escalateReport, { dueAt: '2024-03-05T06:00:00.000Z' }, { ...system('2024-03-05T06:00:00.000Z'), needs: { province: undefined } })
      .then({ type: 'ReportEscalated', data: { to: 'NATIONAL', agencyId: nationalDeskId } }))
  it('binds each desk to it, beside those that had it', () => {
    const bound = report.relations?.(stateAfter(report, told, toSupervisor, toProvince), 'r') ?? []
    expect(bound.filter(({ kind }) => kind === 'dutyAgency').map(({ agencyId }) => agencyId)).toEqual([uptd.agencyId, kemensos.agencyId])
  })
  it('is left alone when it was decided, triaged or goes on already, and before its time', () => {
    for (const past of [
      [told, dismissed()],
      [told, triaged({ ...due, dueAt: '2024-03-05T01:00:00.000Z' })],
      [told, toSupervisor],
    ])
      given(report, ...past)
        .when(escalateReport, { dueAt: due.dueAt }, system(due.dueAt))
        .thenNothing()
    given(report, told).when(escalateReport, { dueAt: due.dueAt }, system('2024-03-05T01:59:59.999Z')).thenNothing()
  })
})
