import { type Past, stateAfter, uptd } from '@titian/testing'
import { converted, dismissed, identified, received } from './fixtures.ts'
import { report } from './report.ts'

const relationsAfter = (...past: Past<typeof report.events>[]) => report.relations?.(stateAfter(report, ...past), 'r') ?? []

describe('a report', () => {
  it('binds the agency on duty from the first event on, and nobody who told (SAFETY 27)', () => {
    expect(relationsAfter(received())).toEqual([{ kind: 'dutyAgency', agencyId: uptd.agencyId, from: '2024-03-01T00:01:00.000Z' }])
  })
  it('ends that bond when it becomes a case, and only then', () => {
    expect(relationsAfter(received(), converted()).every(({ to }) => to === '2024-03-01T00:02:00.000Z')).toBe(true)
    expect(relationsAfter(received(), dismissed()).some(({ to }) => to !== undefined)).toBe(false)
  })
  it('keeps nothing of a sender without account', () =>
    expect(relationsAfter(received({ channel: 'PUBLIC_DOOR' })).map(({ kind }) => kind)).toEqual(['dutyAgency']))
  it('shows a reporter as sealed values only, never as an id', () => {
    const shown = report.present?.(stateAfter(report, received(), identified()), 'r')
    expect(shown).toMatchObject({ reporterName: { ct: expect.any(String) } })
  })
  it('publishes nothing finer than kab/kota, no channel and no person', () => {
    expect(report.events.ReportReceived.about.publish?.fields).toEqual(['area', 'urgency', 'dutyAgencyId'])
    expect(report.events.ReporterIdentified.about.publish).toEqual({ as: 'ReportNoted', fields: [] })
  })
})
