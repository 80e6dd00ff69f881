import { as, given, uptd } from '@titian/testing'
import { confirmDismissal } from './confirm-dismissal.ts'
import { converted, dismissed, proposed, received } from './fixtures.ts'
import { report } from './report.ts'

const second = as(uptd, 'supervisor')

describe('confirming a dismissal', () => {
  it('ends the report with the proposed reason', () =>
    given(report, received(), proposed())
      .when(confirmDismissal, {}, second)
      .then({ type: 'ReportDismissed', data: { reason: 'UNFOUNDED' } }))
  it('needs a second person (SAFETY 22)', () =>
    given(report, received(), proposed(second)).when(confirmDismissal, {}, second).thenRejected('SECOND_PERSON_NEEDED'))
  it('needs a proposal', () => given(report, received()).when(confirmDismissal, {}, second).thenRejected('DISMISSAL_NOT_PROPOSED'))
  it('says nothing twice', () => given(report, received(), proposed(), dismissed()).when(confirmDismissal, {}, second).thenNothing())
  it('is refused when the report has become a case', () =>
    given(report, received(), proposed(), converted()).when(confirmDismissal, {}, second).thenRejected('REPORT_NOT_OPEN'))
})
