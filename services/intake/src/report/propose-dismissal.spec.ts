import { as, given, uptd } from '@titian/testing'
import { dismissed, proposed, received, secondPersonDue } from './fixtures.ts'
import { proposeDismissal } from './propose-dismissal.ts'
import { report } from './report.ts'

const by = as(uptd, 'duty-officer')

describe('proposing to dismiss a report', () => {
  it('needs a reason', () =>
    given(report, received())
      .when(proposeDismissal, { reason: 'DUPLICATE' }, by)
      .then({ type: 'DismissalProposed', data: { reason: 'DUPLICATE', ...secondPersonDue } }))
  it('says nothing twice', () => given(report, received(), proposed()).when(proposeDismissal, { reason: 'UNFOUNDED' }, by).thenNothing())
  it('is refused while another proposal waits', () => {
    given(report, received(), proposed()).when(proposeDismissal, { reason: 'DUPLICATE' }, by).thenRejected('DISMISSAL_ALREADY_PROPOSED')
    given(report, received(), proposed())
      .when(proposeDismissal, { reason: 'UNFOUNDED' }, as(uptd, 'supervisor'))
      .thenRejected('DISMISSAL_ALREADY_PROPOSED')
  })
  it('is refused once the report has ended', () =>
    given(report, received(), dismissed()).when(proposeDismissal, { reason: 'DUPLICATE' }, by).thenRejected('REPORT_NOT_OPEN'))
})
