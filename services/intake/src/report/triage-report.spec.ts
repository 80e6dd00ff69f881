import { as, given, sealedFixture, uptd } from '@titian/testing'
import { reportStatuses } from './codes.ts'
import { converted, dismissed, received, triaged } from './fixtures.ts'
import { report } from './report.ts'
import { triageReport } from './triage-report.ts'

const by = as(uptd, 'duty-officer')
const input = { urgency: 'EMERGENCY', immediateDanger: true } as const

describe('triaging a report', () => {
  it('says how urgent it is', () => given(report, received()).when(triageReport, input, by).then({ type: 'ReportTriaged', data: input }))
  it('may be said anew', () =>
    given(report, received(), triaged())
      .when(triageReport, { ...input, note: sealedFixture('lebih tenang') }, by)
      .then({ type: 'ReportTriaged', data: { ...input, note: sealedFixture('lebih tenang') } }))
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
