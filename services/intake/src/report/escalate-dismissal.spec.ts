import { nationalDeskId } from '@titian/case-file'
import { systemActor } from '@titian/core'
import { given, kemensos, stateAfter } from '@titian/testing'
import { confirmDismissal } from './confirm-dismissal.ts'
import { escalateDismissal } from './escalate-dismissal.ts'
import { dismissed, due, proposed, received, secondPersonDue } from './fixtures.ts'
import { report } from './report.ts'

const dueAt = secondPersonDue.dueAt
const system = { actor: systemActor('intake'), now: dueAt, needs: { province: { agencyId: kemensos.agencyId } } }
const toProvince = {
  type: 'DismissalEscalated',
  data: { to: 'PROVINCE', agencyId: kemensos.agencyId, rule: 'SECOND-PERSON', dueAt: '2024-03-06T02:00:00.000Z', zone: due.zone },
} as const

describe('a dismissal that waits for its second person', () => {
  it('goes to the desk of the province after a day, which may be the second person (SAFETY 22)', () => {
    given(report, received(), proposed()).when(escalateDismissal, { dueAt }, system).then(toProvince)
    const bound = report.relations?.(stateAfter(report, received(), proposed(), toProvince), 'r') ?? []
    expect(bound).toContainEqual(expect.objectContaining({ kind: 'dutyAgency', agencyId: kemensos.agencyId }))
    const second = { userId: 'u-province', agencyId: kemensos.agencyId, agencyKind: 'KEMENSOS', unitId: null, post: 'duty-officer' }
    given(report, received(), proposed(), toProvince)
      .when(confirmDismissal, {}, second)
      .then({ type: 'ReportDismissed', data: { reason: 'UNFOUNDED' } })
  })
  it('goes to the national desk a day later', () =>
    given(report, received(), proposed(), toProvince)
      .when(escalateDismissal, { dueAt: toProvince.data.dueAt }, { ...system, now: toProvince.data.dueAt })
      .then({ type: 'DismissalEscalated', data: { to: 'NATIONAL', agencyId: nationalDeskId } }))
  it('is left alone when it was decided, objected to, or before its time', () => {
    const objected = { type: 'DismissalObjected', data: {} } as const
    given(report, received(), proposed(), dismissed()).when(escalateDismissal, { dueAt }, system).thenNothing()
    given(report, received(), proposed(), objected).when(escalateDismissal, { dueAt }, system).thenNothing()
    given(report, received(), proposed())
      .when(escalateDismissal, { dueAt }, { ...system, now: '2024-03-05T01:59:59.999Z' })
      .thenNothing()
  })
})
