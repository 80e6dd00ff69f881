import { as, dinsos, given, registeredAs, stateAfter, uptd } from '@titian/testing'
import { askForRescue } from './ask-for-rescue.ts'
import { assignCaseworker } from './assign-caseworker.ts'
import { theCase } from './case.ts'
import { checkCaseworker } from './check-caseworker.ts'
import { assigned, caseId, caseworkerMissing, closed, opened, rescueAsked } from './fixtures.ts'
import { rescueCase } from './rescue-case.ts'

const system = { ...as(uptd), post: 'system' }
const desk = as(dinsos, 'supervisor')
const there = registeredAs({ ...as(uptd), userId: 'u-7', unitId: null })
const left = { ...there, spans: [] }

describe('a case that nobody can work on', () => {
  it('is noted once, when the caseworker left or the agency is gone (issue 11.8)', () => {
    given(theCase, opened())
      .when(checkCaseworker, {}, { actor: system, needs: { named: left } })
      .then(caseworkerMissing() as never)
    given(theCase, opened())
      .when(checkCaseworker, {}, { actor: system, needs: { named: { ...there, isOpen: false } } })
      .then(caseworkerMissing() as never)
    given(theCase, opened(), caseworkerMissing())
      .when(checkCaseworker, {}, { actor: system, needs: { named: left } })
      .thenNothing()
    given(theCase, opened())
      .when(checkCaseworker, {}, { actor: system, needs: { named: there } })
      .thenNothing()
    given(theCase, opened(), closed())
      .when(checkCaseworker, {}, { actor: system, needs: { named: left } })
      .thenNothing()
  })
  it('is asked of the desk once, and taken back where the caseworker is back', () => {
    given(theCase, opened(), caseworkerMissing())
      .when(askForRescue, { deskAgencyId: dinsos.agencyId }, system)
      .then(rescueAsked() as never)
    given(theCase, opened(), caseworkerMissing(), rescueAsked()).when(askForRescue, { deskAgencyId: dinsos.agencyId }, system).thenNothing()
    given(theCase, opened(), caseworkerMissing(), rescueAsked())
      .when(checkCaseworker, {}, { actor: system, needs: { named: there } })
      .then({ type: 'CaseworkerBack', data: {} })
  })
  it('binds the desk to the one thing that is asked of it, until somebody works on it again', () => {
    const asked = stateAfter(theCase, opened(), caseworkerMissing(), rescueAsked())
    expect(theCase.relations?.(asked, caseId).find(({ kind }) => kind === 'askedAgency')).toMatchObject({ agencyId: dinsos.agencyId })
    const again = stateAfter(theCase, opened(), caseworkerMissing(), rescueAsked(), assigned('u-8'))
    expect(theCase.relations?.(again, caseId).some(({ kind }) => kind === 'askedAgency')).toBe(false)
  })
  it('is rescued by the desk, at the same agency or at another (issue 11.8)', () => {
    const past = [opened(), caseworkerMissing(), rescueAsked()]
    given(theCase, ...past)
      .when(rescueCase, { caseworkerId: 'u-8' }, desk)
      .then({ type: 'CaseworkerAssigned', data: { caseworkerId: 'u-8' } })
    given(theCase, ...past)
      .when(rescueCase, { agencyId: dinsos.agencyId, caseworkerId: 'u-9' }, desk)
      .then({ type: 'AccountabilityTransferred', data: { from: uptd.agencyId, to: dinsos.agencyId, caseworkerId: 'u-9' } })
    given(theCase, ...past)
      .when(rescueCase, { caseworkerId: 'u-8' }, { actor: desk, needs: { named: left } })
      .thenRejected('CANNOT_BE_NAMED', {})
  })
  it('is not rescued where it waits for nobody', () =>
    given(theCase, opened()).when(rescueCase, { caseworkerId: 'u-8' }, desk).thenRejected('CASE_NOT_WAITING'))
  it('is the accountable supervisor’s to put right as well', () =>
    given(theCase, opened(), caseworkerMissing(), rescueAsked())
      .when(assignCaseworker, { caseworkerId: 'u-8' }, as(uptd, 'supervisor'))
      .then({ type: 'CaseworkerAssigned', data: { caseworkerId: 'u-8' } }))
})
