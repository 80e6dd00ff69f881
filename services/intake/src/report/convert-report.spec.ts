import { as, bytesOf, dinsos, given, idOf, stateAfter, uptd, usualNow } from '@titian/testing'
import { makeCaseNumber } from '@titian/vocabulary'
import { reportStatuses } from './codes.ts'
import { convertReport } from './convert-report.ts'
import { converted, dismissed, kupang, proposed, received, slot, victimId } from './fixtures.ts'
import { report } from './report.ts'

const by = as(uptd, 'duty-officer')
const caseNumber = makeCaseNumber(bytesOf('case-number', 16))
const data = {
  caseId: idOf('case'),
  caseNumber,
  agencyId: uptd.agencyId,
  caseworkerId: 'u-7',
  personId: victimId,
  area: kupang,
  ageBand: 'ADULT_21_29',
  immediateDanger: false,
} as const

describe('converting a report', () => {
  it('names everything of the case in one event', () =>
    given(report, received()).when(convertReport, { caseworkerId: 'u-7' }, by).then({ type: 'ReportConverted', data }))
  it('may name another agency to answer for it', () =>
    given(report, received(), proposed())
      .when(convertReport, { caseworkerId: 'u-7', agencyId: dinsos.agencyId }, by)
      .then({ type: 'ReportConverted', data: { ...data, agencyId: dinsos.agencyId } }))
  it('treats an age that nobody said as unknown', () => {
    const { ageBand: _, ...noAge } = slot()
    given(report, received({ persons: [noAge] }))
      .when(convertReport, { caseworkerId: 'u-7' }, by)
      .then({ type: 'ReportConverted', data: { ...data, ageBand: 'UNKNOWN' } })
  })
  it('claims the number that it gives', () => {
    const context = { actor: by, now: usualNow, id: 'r', purpose: 'SERVICES', newId: idOf, newBytes: bytesOf, newPersonId: idOf }
    expect(convertReport.claims?.({ caseworkerId: 'u-7' }, stateAfter(report, received()), context)).toEqual([
      { kind: 'case-number', key: caseNumber, otherwise: { rejected: 'CASE_NUMBER_TAKEN', details: {} } },
    ])
  })
  it('is the same when it is said again, and refused when it is another', () => {
    given(report, received(), converted()).when(convertReport, { caseworkerId: 'u-7' }, by).thenNothing()
    given(report, received(), converted()).when(convertReport, { caseworkerId: 'u-8' }, by).thenRejected('REPORT_ALREADY_CONVERTED')
  })
  it('is refused once the report was dismissed', () =>
    given(report, received(), dismissed())
      .when(convertReport, { caseworkerId: 'u-7' }, by)
      .thenRejected('REPORT_NOT_OPEN', { status: reportStatuses.label('dismissed') }))
})
