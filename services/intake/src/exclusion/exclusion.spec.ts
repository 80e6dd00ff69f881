import { as, auditor, dinsos, given, idOf, lpsk, type Past, police, sealedFixture, stateAfter, uptd } from '@titian/testing'
import { theCase } from '../case/case.ts'
import { caseId, closed, opened, personId } from '../case/fixtures.ts'
import { excludeFromCase, excludeFromCaseByOversight } from './exclude-from-case.ts'
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
  it('is refused for another person and a closed case', () => {
    given(exclusion)
      .when(excludeFromCase, { ...input, personId: idOf('other') }, by)
      .thenRejected('PERSON_OTHER')
    given(exclusion)
      .when(excludeFromCaseByOversight, input, { actor: as(auditor), needs: { theCase: stateAfter(theCase, opened(), closed()) } })
      .thenRejected('CASE_CLOSED')
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

describe('lifting an exclusion', () => {
  const lift = { exclusionId: data.exclusionId, because }
  it('is for those who excluded', () => {
    given(exclusion, excluded()).when(liftExclusion, lift, as(uptd, 'supervisor')).then({ type: 'ExclusionLifted', data: lift })
    given(exclusion, excluded(as(auditor)))
      .when(liftExclusion, lift, as(uptd, 'supervisor'))
      .thenRejected('EXCLUSION_UNKNOWN')
  })
  it('lifts nothing twice, and nothing unknown', () => {
    given(exclusion, excluded(), lifted).when(liftExclusion, lift, as(uptd, 'supervisor')).thenNothing()
    given(exclusion).when(liftExclusion, lift, as(uptd, 'supervisor')).thenRejected('EXCLUSION_UNKNOWN')
  })
})
