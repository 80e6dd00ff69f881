import { as, bytesOf, dinsos, given, idOf, registeredAs, stateAfter, uptd, usualNow } from '@titian/testing'
import { makeCaseNumber } from '@titian/vocabulary'
import { reportStatuses } from './codes.ts'
import { convertReport } from './convert-report.ts'
import { converted, dismissed, kupang, received, slot, victimId } from './fixtures.ts'
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
  it('makes the own agency answer for it, and no other: that takes a transfer (issue 11.8)', () =>
    expect(convertReport.input.safeParse({ caseworkerId: 'u-7', agencyId: dinsos.agencyId }).success).toBe(false))
  it('names nobody who stands in no register, in one sentence; the supervisor reads why (SAFETY 9)', () => {
    const named = { userId: 'siapa saja', agencyId: uptd.agencyId, agencyKind: 'UPTD_PPA', isOpen: true, spans: [] }
    given(report, received()).when(convertReport, { caseworkerId: 'siapa saja' }, { actor: by, needs: { named } }).thenRejected('CANNOT_BE_NAMED', {})
    given(report, received())
      .when(convertReport, { caseworkerId: 'siapa saja' }, { actor: as(uptd, 'supervisor'), needs: { named } })
      .thenRejected('CANNOT_BE_NAMED', { ground: 'NOT_REGISTERED' })
  })
  it('treats an age that nobody said as unknown', () => {
    const { ageBand: _, ...noAge } = slot()
    given(report, received({ persons: [noAge] }))
      .when(convertReport, { caseworkerId: 'u-7' }, by)
      .then({ type: 'ReportConverted', data: { ...data, ageBand: 'UNKNOWN' } })
  })
  it('claims the number that it gives', () => {
    const context = {
      actor: by,
      now: usualNow,
      id: 'r',
      purpose: 'SERVICES',
      newId: idOf,
      newBytes: bytesOf,
      newPersonId: idOf,
      named: registeredAs(by),
      bound: [],
    }
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
