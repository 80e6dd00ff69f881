import { as, given, idOf, immigration, sealedFixture, uptd, village } from '@titian/testing'
import { nationalDeskId } from '../national-desk.ts'
import { due, duty, kupang, received, slot } from './fixtures.ts'
import { report } from './report.ts'
import { submitPublicReport } from './submit-public-report.ts'
import { submitReport } from './submit-report.ts'

const told = { area: kupang, urgency: 'PRIORITY', immediateDanger: false, persons: [slot()] } as const
const input = { channel: 'IMMIGRATION_COUNTER', ...told, persons: [slot()] } as const
const by = { actor: as(immigration), needs: { duty } }
const expected = {
  caseId: idOf('case'),
  channel: 'IMMIGRATION_COUNTER',
  area: kupang,
  urgency: 'PRIORITY',
  immediateDanger: false,
  persons: [slot()],
  ...due,
} as const

describe('submitting a report', () => {
  it('gives it to the agency on duty in the same moment', () =>
    given(report)
      .when(submitReport, { ...input, persons: [slot()] }, by)
      .then({ type: 'ReportReceived', data: { ...expected, persons: [slot()], dutyAgencyId: uptd.agencyId } }))

  it('goes to the national desk where the directory knows nobody', () =>
    given(report)
      .when(submitReport, { ...input, persons: [slot()] }, { actor: as(village), needs: { duty: undefined } })
      .then({ type: 'ReportReceived', data: { ...expected, persons: [slot()], dutyAgencyId: nationalDeskId } }))

  it('keeps the reporter in an event of their own', () => {
    const reporter = { personId: idOf('reporter'), name: sealedFixture('pelapor rekaan') }
    given(report)
      .when(submitReport, { ...input, persons: [slot()], reporter }, by)
      .then(
        { type: 'ReportReceived', data: { ...expected, persons: [slot()], dutyAgencyId: uptd.agencyId } },
        { type: 'ReporterIdentified', data: reporter },
      )
  })

  it('is for one possible victim', () => {
    const two = [slot(), slot({ personId: idOf('second') })]
    given(report)
      .when(submitReport, { ...input, persons: two }, by)
      .thenRejected('REPORT_ONE_POSSIBLE_VICTIM', { found: 2 })
    given(report)
      .when(submitReport, { ...input, persons: [slot({ role: 'WITNESS' })] }, by)
      .thenRejected('REPORT_ONE_POSSIBLE_VICTIM', { found: 0 })
  })

  it('tells persons apart', () =>
    given(report)
      .when(submitReport, { ...input, persons: [slot(), slot({ role: 'WITNESS' })] }, by)
      .thenRejected('REPORT_PERSON_TWICE'))

  it('is the same when it is sent again, and refused when it is another', () => {
    given(report, received())
      .when(submitReport, { ...input, persons: [slot()] }, by)
      .thenNothing()
    given(report, received())
      .when(submitReport, { ...input, persons: [slot({ personId: idOf('other') })] }, by)
      .thenRejected('REPORT_ALREADY_SUBMITTED')
  })

  it('takes a regency in clear, nothing finer', () => {
    expect(submitReport.input.safeParse({ ...input, area: '53.71.04.1009' }).success).toBe(false)
    expect(submitReport.input.safeParse({ ...input, channel: 'PUBLIC_DOOR' }).success).toBe(false)
  })
})

describe('submitting a report without an account', () => {
  it('goes to the agency on duty as well', () =>
    given(report)
      .when(submitPublicReport, { ...told, persons: [slot()] }, by)
      .then({ type: 'ReportReceived', data: { ...expected, channel: 'PUBLIC_DOOR', persons: [slot()], dutyAgencyId: uptd.agencyId } }))
  it('is the same when it is sent again', () =>
    given(report, received({ channel: 'PUBLIC_DOOR' }))
      .when(submitPublicReport, { ...told, persons: [slot()] }, by)
      .thenNothing())
  it('is refused when another report has its id', () =>
    given(report, received({ channel: 'PUBLIC_DOOR' }))
      .when(submitPublicReport, { ...told, persons: [slot({ personId: idOf('other') })] }, by)
      .thenRejected('REPORT_ALREADY_SUBMITTED'))
})
