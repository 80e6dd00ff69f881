import { as, given, sealedFixture, uptd } from '@titian/testing'
import { reportStatuses } from './codes.ts'
import { converted, dismissed, received, triaged } from './fixtures.ts'
import { report } from './report.ts'
import { triageReport } from './triage-report.ts'

const by = as(uptd, 'duty-officer')
const input = { urgency: 'EMERGENCY', immediateDanger: true } as const
/** An hour after the usual now of tests. */
const soon = { rule: 'REPORT-DANGER-SUPERVISOR', dueAt: '2024-03-04T03:00:00.000Z', zone: 'Asia/Makassar' }

describe('triaging a report', () => {
  it('says how urgent it is', () =>
    given(report, received())
      .when(triageReport, input, by)
      .then({ type: 'ReportTriaged', data: { ...input, ...soon } }))
  it('may be said anew', () =>
    given(report, received(), triaged(soon))
      .when(triageReport, { ...input, note: sealedFixture('lebih tenang') }, by)
      .then({ type: 'ReportTriaged', data: { ...input, ...soon, note: sealedFixture('lebih tenang') } }))
  it('says nothing twice', () => given(report, received(), triaged()).when(triageReport, input, by).thenNothing())
  it('is refused once the report has ended', () => {
    given(report, received(), dismissed())
      .when(triageReport, input, by)
      .thenRejected('REPORT_NOT_OPEN', { status: reportStatuses.label('dismissed') })
    given(report, received(), converted())
      .when(triageReport, input, by)
      .thenRejected('REPORT_NOT_OPEN', { status: reportStatuses.label('converted') })
  })
})
