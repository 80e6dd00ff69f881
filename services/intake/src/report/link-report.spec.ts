import { systemActor } from '@titian/core'
import { as, dinsos, given, idOf, stateAfter, uptd } from '@titian/testing'
import { converted, dismissed, linked, received, takenUp } from './fixtures.ts'
import { followLinkedCase } from './follow-linked-case.ts'
import { linkReport } from './link-report.ts'
import { report } from './report.ts'
import { takeUpReport } from './take-up-report.ts'

const officer = as(uptd, 'duty-officer')
const caseworker = as(uptd)
const known = { caseId: idOf('known case'), agencyId: uptd.agencyId, caseworkerId: caseworker.userId }
const caseNumber = '2222-2222'
const relationsAfter = (...past: Parameters<typeof stateAfter<object, typeof report.events>>[1][]) =>
  report.relations?.(stateAfter(report, ...past), 'r') ?? []
const shownAfter = (...past: Parameters<typeof stateAfter<object, typeof report.events>>[1][]) => report.present?.(stateAfter(report, ...past), 'r')

describe('linking a report to a case that is known', () => {
  it('is recorded alike for a number that there is and one that there is not (SAFETY 4, 7)', () => {
    given(report, received())
      .when(linkReport, { caseNumber }, { actor: officer, needs: { known } })
      .then(linked() as never)
    given(report, received())
      .when(linkReport, { caseNumber }, { actor: officer, needs: { known: undefined } })
      .then({ type: 'ReportLinked', data: { number: caseNumber } })
  })
  it('does nothing when the same number is named again, found or not', () => {
    given(report, received(), linked()).when(linkReport, { caseNumber }, { actor: officer, needs: { known } }).thenNothing()
    given(report, received(), linked({ linked: undefined }))
      .when(linkReport, { caseNumber }, { actor: officer, needs: { known: undefined } })
      .thenNothing()
  })
  it('leaves what the desk reads and its clock as they were, found or not (SAFETY 3)', () => {
    expect(shownAfter(received(), linked())).toEqual(shownAfter(received()))
    expect(shownAfter(received(), linked({ linked: undefined }))).toEqual(shownAfter(received()))
  })
  it('has no line for those who read the timeline, and names nothing to other services (SAFETY 5)', () => {
    expect(report.events.ReportLinked.about.group).toBe('informant')
    expect(report.events.ReportLinked.about.publish).toEqual({ as: 'ReportNoted', fields: [] })
  })
  it('binds the caseworker of that case to the report, and nobody else of their agency (SAFETY 9)', () =>
    expect(relationsAfter(received(), linked()).filter(({ kind }) => kind === 'linkedCase')).toEqual([
      { kind: 'linkedCase', userId: caseworker.userId, agencyId: uptd.agencyId, from: expect.any(String) },
    ]))
  it('is refused once the report has ended', () =>
    given(report, received(), dismissed()).when(linkReport, { caseNumber }, { actor: officer, needs: { known } }).thenRejected('REPORT_NOT_OPEN'))
})

describe('the caseworker of a linked case', () => {
  it('takes the report up in that case, also where the desk has dismissed it meanwhile', () => {
    given(report, received(), linked())
      .when(takeUpReport, {}, caseworker)
      .then(takenUp() as never)
    given(report, received(), linked(), dismissed())
      .when(takeUpReport, {}, caseworker)
      .then(takenUp() as never)
  })
  it('leaves the desk as it is left when another desk makes a case of it (SAFETY 3)', () => {
    const after = (end: Parameters<typeof stateAfter<object, typeof report.events>>[1]) =>
      relationsAfter(received(), linked(), end).map(({ kind, to }) => [kind, to !== undefined])
    expect(after(takenUp())).toEqual(after(converted()))
    expect(after(takenUp()).every(([, ended]) => ended)).toBe(true)
  })
  it('has it in that case from then on', () => expect(report.caseId?.(stateAfter(report, received(), linked(), takenUp()), 'r')).toBe(known.caseId))
  it('comes too late once it has become a case, or was taken up', () => {
    given(report, received(), linked(), converted()).when(takeUpReport, {}, caseworker).thenRejected('REPORT_NOT_OPEN')
    given(report, received(), linked(), takenUp()).when(takeUpReport, {}, caseworker).thenRejected('REPORT_NOT_OPEN')
  })
  it('is another one when the case has another, from that moment on', () => {
    const next = { caseId: known.caseId, agencyId: dinsos.agencyId, caseworkerId: 'u-9' }
    const system = systemActor('intake')
    given(report, received(), linked())
      .when(followLinkedCase, next, system)
      .then(linked({ linked: next }) as never)
    given(report, received(), linked()).when(followLinkedCase, known, system).thenNothing()
    given(report, received()).when(followLinkedCase, next, system).thenNothing()
    const bound = relationsAfter(received(), linked(), linked({ linked: next })).filter(({ kind }) => kind === 'linkedCase')
    expect(bound.map(({ userId }) => userId)).toEqual(['u-9'])
  })
})
