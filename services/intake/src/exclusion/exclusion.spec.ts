import { nationalDeskId } from '@titian/case-file'
import { systemActor } from '@titian/core'
import { as, auditor, dinsos, given, idOf, lpsk, type Past, police, sealedFixture, stateAfter, uptd } from '@titian/testing'
import { theCase } from '../case/case.ts'
import { caseId, closed, opened, personId } from '../case/fixtures.ts'
import { converted, proposed, received, victimId } from '../report/fixtures.ts'
import { moveDuty } from '../report/move-duty.ts'
import { report } from '../report/report.ts'
import { excludeFromCase, excludeFromCaseByOversight } from './exclude-from-case.ts'
import { excludeFromReport, excludeFromReportByOversight } from './exclude-from-report.ts'
import { exclusion } from './exclusion.ts'
import { liftExclusion } from './lift-exclusion.ts'

const openCase = { theCase: stateAfter(theCase, opened()) }
const input = { caseId, personId, userId: 'u-kin', reason: sealedFixture('kerabat perekrut') }
const data = { exclusionId: idOf('exclusion'), ...input }
const by = { actor: as(uptd, 'supervisor'), needs: openCase }
const excluded = (actor = as(uptd, 'supervisor')): Past<typeof exclusion.events> => ({ type: 'ExcludedFromCase', actor, data })
const because = sealedFixture('ternyata bukan')
const lifted: Past<typeof exclusion.events> = { type: 'ExclusionLifted', data: { exclusionId: data.exclusionId, because } }

describe('excluding someone from a case', () => {
  it('is for the accountable agency, LPSK and an auditor', () => {
    given(exclusion).when(excludeFromCase, input, by).then({ type: 'ExcludedFromCase', data })
    given(exclusion)
      .when(excludeFromCase, input, { ...by, actor: as(lpsk) })
      .then({ type: 'ExcludedFromCase', data })
    given(exclusion)
      .when(excludeFromCaseByOversight, input, { ...by, actor: as(auditor) })
      .then({ type: 'ExcludedFromCase', data })
    given(exclusion)
      .when(excludeFromCase, input, { ...by, actor: as(dinsos, 'supervisor') })
      .thenRejected('EXCLUSION_NOT_YOURS')
  })
  it('names exactly one: a person, a unit or an agency', () => {
    given(exclusion)
      .when(excludeFromCase, { ...input, agencyId: police.agencyId }, by)
      .thenRejected('EXCLUSION_WHO_MISSING')
    const { userId: _, ...nobody } = input
    given(exclusion).when(excludeFromCase, nobody, by).thenRejected('EXCLUSION_WHO_MISSING')
  })
  it('leaves no case without an accountable agency', () => {
    const { userId: _, ...rest } = input
    given(exclusion)
      .when(excludeFromCase, { ...rest, agencyId: uptd.agencyId }, by)
      .thenRejected('EXCLUSION_OF_ACCOUNTABLE')
  })
  it('excludes nobody twice, and again after it was lifted', () => {
    given(exclusion, excluded()).when(excludeFromCase, input, by).thenNothing()
    given(exclusion, excluded(), lifted).when(excludeFromCase, input, by).then({ type: 'ExcludedFromCase', data })
  })
  it('is refused for another person, and possible after closure: a closed case is read still (SAFETY 9)', () => {
    given(exclusion)
      .when(excludeFromCase, { ...input, personId: idOf('other') }, by)
      .thenRejected('PERSON_OTHER')
    given(exclusion)
      .when(excludeFromCaseByOversight, input, { actor: as(auditor), needs: { theCase: stateAfter(theCase, opened(), closed()) } })
      .then({ type: 'ExcludedFromCase', data })
    given(exclusion)
      .when(excludeFromCaseByOversight, input, { actor: as(auditor), needs: { theCase: stateAfter(theCase) } })
      .thenRejected('CASE_UNKNOWN')
  })
  it('is nobody’s who would shut out themselves, their unit or their agency (SAFETY 9)', () => {
    const { userId: _, ...rest } = input
    const actor = { ...as(lpsk), unitId: 'unit-1' }
    for (const who of [{ userId: actor.userId }, { unitId: actor.unitId }, { agencyId: actor.agencyId }])
      given(exclusion)
        .when(excludeFromCase, { ...rest, ...who }, { actor, needs: openCase })
        .thenRejected('EXCLUSION_OF_SELF')
    given(exclusion)
      .when(excludeFromCase, { ...rest, unitId: 'unit-2' }, { actor, needs: openCase })
      .then({ type: 'ExcludedFromCase', data: { ...rest, exclusionId: data.exclusionId, unitId: 'unit-2' } })
  })
  it('binds from the first event on, and tells nobody but those who may know', () => {
    expect(exclusion.relations?.(stateAfter(exclusion, excluded()), caseId)).toContainEqual({
      kind: 'excluded',
      userId: 'u-kin',
      from: '2024-03-01T00:01:00.000Z',
    })
    expect(exclusion.events.ExcludedFromCase.about).toMatchObject({ group: 'exclusion' })
    // Whom it keeps away travels sealed, with the relations.
    expect(exclusion.events.ExcludedFromCase.about.publish).toBeUndefined()
    expect(exclusion.present).toBeUndefined()
  })
})

describe('excluding someone from a report', () => {
  const reportId = idOf('report')
  const theReport = stateAfter(report, received())
  const onReport = { reportId, ...input, personId: victimId }
  const desk = { actor: as(uptd, 'duty-officer'), needs: { theReport } }
  const { userId: _, ...nobody } = onReport

  it('is for the desk on duty and an auditor, before there is a case (SAFETY 9)', () => {
    given(exclusion)
      .when(excludeFromReport, onReport, desk)
      .then({ type: 'ExcludedFromCase', data: { reportId, ...data, personId: victimId } })
    given(exclusion)
      .when(excludeFromReportByOversight, onReport, { ...desk, actor: as(auditor) })
      .then({ type: 'ExcludedFromCase', data: { reportId, ...data, personId: victimId } })
    expect(excludeFromReport.may).toMatchObject({ relations: ['dutyAgency'] })
    expect(excludeFromReport.boundBy?.(onReport)).toEqual({ aggregate: report, id: reportId })
  })
  it('takes in one’s own agency, where the report is about its staff (SAFETY 9)', () =>
    given(exclusion)
      .when(excludeFromReport, { ...nobody, agencyId: uptd.agencyId }, desk)
      .then({ type: 'ExcludedFromCase', data: { ...nobody, exclusionId: data.exclusionId, agencyId: uptd.agencyId } }))
  it('is refused for oneself, the last desk, another person, another report’s case and a report that became a case', () => {
    const refused = (said: object, code: string, of = theReport) =>
      given(exclusion)
        .when(excludeFromReport, { ...onReport, ...said }, { ...desk, needs: { theReport: of } })
        .thenRejected(code)
    refused({ userId: desk.actor.userId }, 'EXCLUSION_OF_SELF')
    refused({ userId: undefined, agencyId: nationalDeskId }, 'EXCLUSION_OF_LAST_DESK')
    refused({ personId: idOf('other') }, 'PERSON_OTHER')
    refused({ caseId: idOf('another case') }, 'REPORT_UNKNOWN')
    refused({}, 'REPORT_ALREADY_CONVERTED', stateAfter(report, received(), converted()))
  })
})

describe('the duty for a report from which its agency is excluded', () => {
  const out = (agencyId: string): Past<typeof exclusion.events> => {
    const { userId: _, ...rest } = data
    return { type: 'ExcludedFromCase', actor: as(auditor), data: { ...rest, agencyId } }
  }
  const move = (excluded: readonly string[], province: string | undefined, ...past: Past<typeof report.events>[]) =>
    given(report, received(), ...past).when(
      moveDuty,
      {},
      {
        actor: systemActor('intake'),
        needs: { exclusions: stateAfter(exclusion, ...excluded.map(out)), province: province === undefined ? undefined : { agencyId: province } },
      },
    )
  const movedTo = (dutyAgencyId: string) => ({ type: 'DutyMoved' as const, data: { dutyAgencyId } })

  it('moves to the province, else to the national desk (SAFETY 9)', () => {
    move([uptd.agencyId], dinsos.agencyId).then(movedTo(dinsos.agencyId))
    move([uptd.agencyId], undefined).then(movedTo(nationalDeskId))
    move([uptd.agencyId, dinsos.agencyId], dinsos.agencyId).then(movedTo(nationalDeskId))
  })
  it('stays where another was excluded, or the report is over', () => {
    move([police.agencyId], dinsos.agencyId).thenNothing()
    move([uptd.agencyId], dinsos.agencyId, converted()).thenNothing()
  })
  it('binds the new desk from then on, and drops what the old one had proposed', () => {
    const state = stateAfter(report, received(), proposed(), movedTo(dinsos.agencyId))
    expect(state.dismissal).toBeUndefined()
    const desks = (report.relations?.(state, idOf('report')) ?? []).filter(({ kind }) => kind === 'dutyAgency')
    expect(desks).toEqual([{ kind: 'dutyAgency', agencyId: dinsos.agencyId, from: '2024-03-01T00:03:00.000Z' }])
  })
})

describe('lifting an exclusion', () => {
  const lift = { exclusionId: data.exclusionId, because }
  const needs = { theReport: stateAfter(report) }
  it('is for those who excluded', () => {
    given(exclusion, excluded())
      .when(liftExclusion, lift, { actor: as(uptd, 'supervisor'), needs })
      .then({ type: 'ExclusionLifted', data: lift })
    given(exclusion, excluded(as(auditor)))
      .when(liftExclusion, lift, { actor: as(uptd, 'supervisor'), needs })
      .thenRejected('EXCLUSION_UNKNOWN')
  })
  it('lifts nothing twice, and nothing unknown', () => {
    given(exclusion, excluded(), lifted)
      .when(liftExclusion, lift, { actor: as(uptd, 'supervisor'), needs })
      .thenNothing()
    given(exclusion)
      .when(liftExclusion, lift, { actor: as(uptd, 'supervisor'), needs })
      .thenRejected('EXCLUSION_UNKNOWN')
  })
})
