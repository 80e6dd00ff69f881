import { nationalDeskId } from '@titian/case-file'
import { as, given, idOf, immigration, sealedFixture, uptd, village } from '@titian/testing'
import { due, duty, kupang, received, slot, slotSaid, victimId } from './fixtures.ts'
import { report } from './report.ts'
import { submitPublicReport } from './submit-public-report.ts'
import { submitReport } from './submit-report.ts'

const told = { area: kupang, urgency: 'PRIORITY', immediateDanger: false, persons: [slotSaid()] } as const
const input = { channel: 'IMMIGRATION_COUNTER', ...told, persons: [slotSaid()] } as const
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
      .when(submitReport, { ...input, persons: [slotSaid()] }, by)
      .then({ type: 'ReportReceived', data: { ...expected, persons: [slot()], dutyAgencyId: uptd.agencyId } }))

  it('goes to the national desk where the directory knows nobody (SAFETY 26)', () =>
    given(report)
      .when(submitReport, { ...input, persons: [slotSaid()] }, { actor: as(village), needs: { duty: undefined } })
      .then({ type: 'ReportReceived', data: { ...expected, persons: [slot()], dutyAgencyId: nationalDeskId } }))

  it('keeps the reporter in an event of their own', () => {
    const reporter = { name: sealedFixture('pelapor rekaan') }
    given(report)
      .when(submitReport, { ...input, persons: [slotSaid()], reporter }, by)
      .then(
        { type: 'ReportReceived', data: { ...expected, persons: [slot()], dutyAgencyId: uptd.agencyId } },
        { type: 'ReporterIdentified', data: { personId: idOf('reporter'), ...reporter } },
      )
  })

  it('is for one possible victim', () => {
    const two = [slotSaid(), slotSaid()]
    given(report)
      .when(submitReport, { ...input, persons: two }, by)
      .thenRejected('REPORT_ONE_POSSIBLE_VICTIM', { found: 2 })
    given(report)
      .when(submitReport, { ...input, persons: [slotSaid({ role: 'WITNESS' })] }, by)
      .thenRejected('REPORT_ONE_POSSIBLE_VICTIM', { found: 0 })
  })

  it('names every person itself, by where they stand: no sender chooses whose ledger a report falls upon (SAFETY 5)', () => {
    expect(submitReport.input.safeParse({ ...input, persons: [{ ...slotSaid(), personId: victimId }] }).success).toBe(false)
    given(report)
      .when(submitReport, { ...input, persons: [slotSaid(), slotSaid({ role: 'WITNESS' })] }, by)
      .then({
        type: 'ReportReceived',
        data: { ...expected, persons: [slot(), slot({ personId: idOf('persons.1'), role: 'WITNESS' })], dutyAgencyId: uptd.agencyId },
      })
  })

  it('claims each of them, so that no two reports share one (SAFETY 5)', () => {
    const told = { ...input, persons: [slotSaid(), slotSaid({ role: 'WITNESS' })], reporter: { name: sealedFixture('pelapor rekaan') } }
    expect(submitReport.claims?.(told, report.fold([]), { newPersonId: idOf } as never).map(({ kind, key }) => [kind, key])).toEqual([
      ['person', victimId],
      ['person', idOf('persons.1')],
      ['person', idOf('reporter')],
    ])
  })

  it('is the same when it is sent again, and refused when it is another', () => {
    given(report, received())
      .when(submitReport, { ...input, persons: [slotSaid()] }, by)
      .thenNothing()
    given(report, received())
      .when(submitReport, { ...input, persons: [slotSaid(), slotSaid({ role: 'WITNESS' })] }, by)
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
      .when(submitPublicReport, { ...told, persons: [slotSaid()] }, by)
      .then({ type: 'ReportReceived', data: { ...expected, channel: 'PUBLIC_DOOR', persons: [slot()], dutyAgencyId: uptd.agencyId } }))
  it('is the same when it is sent again', () =>
    given(report, received({ channel: 'PUBLIC_DOOR' }))
      .when(submitPublicReport, { ...told, persons: [slotSaid()] }, by)
      .thenNothing())
  it('is refused when another report has its id', () =>
    given(report, received({ channel: 'PUBLIC_DOOR' }))
      .when(submitPublicReport, { ...told, persons: [slotSaid(), slotSaid({ role: 'WITNESS' })] }, by)
      .thenRejected('REPORT_ALREADY_SUBMITTED'))
})
