import { given, idOf, stateAfter } from '@titian/testing'
import { caseId, closedCase, openCase, personId } from '../fixtures.ts'
import { draftPlan } from './draft-plan.ts'
import { achieved, agreed, approved, completed, content, drafted, drafter, goalId, otherGoalId, revised, standing } from './fixtures.ts'
import { plan } from './plan.ts'
import { revisePlan } from './revise-plan.ts'

const by = { actor: drafter, needs: { theCase: openCase } }
const input = { caseId, personId, ...content() }

describe('drafting a plan', () => {
  it('holds needs and goals, sealed', () => given(plan).when(draftPlan, input, by).then(drafted()))
  it('does nothing when repeated', () => given(plan, drafted()).when(draftPlan, input, by).thenNothing())
  it('is refused with other content', () =>
    given(plan, drafted())
      .when(draftPlan, { ...input, ...content(otherGoalId) }, by)
      .thenRejected('PLAN_ALREADY_DRAFTED'))
  it('is refused for a case that is unknown or closed', () => {
    given(plan).when(draftPlan, input, drafter).thenRejected('CASE_UNKNOWN')
    given(plan)
      .when(draftPlan, input, { ...by, needs: { theCase: closedCase } })
      .thenRejected('CASE_CLOSED')
  })
  it('is refused for another person', () =>
    given(plan)
      .when(draftPlan, { ...input, personId: idOf('someone else') }, by)
      .thenRejected('PERSON_NOT_OF_CASE'))
  it('is refused with a goal named twice', () =>
    given(plan)
      .when(draftPlan, { ...input, ...content(goalId, goalId) }, by)
      .thenRejected('GOAL_TWICE'))
  it('needs no determination of the case', () => expect(openCase.determination).toBeUndefined())
  it('is work that the closure of the case waits for', () => {
    expect(draftPlan.opensWork?.(input, stateAfter(plan), {} as never)).toBe(caseId)
    expect(plan.isOpen?.(stateAfter(plan, drafted()))).toBe(true)
    expect(plan.isOpen?.(stateAfter(plan, ...standing(), achieved(), completed()))).toBe(false)
  })
})

describe('revising a plan', () => {
  it('asks for agreement and approval anew', () => {
    given(plan, ...standing())
      .when(revisePlan, content(otherGoalId), drafter)
      .then(revised(otherGoalId))
    expect(stateAfter(plan, ...standing(), revised(otherGoalId))).toMatchObject({ status: 'drafted' })
    expect(stateAfter(plan, ...standing(), revised(otherGoalId)).agreement).toBeUndefined()
  })
  it('keeps what was reached', () => {
    const state = stateAfter(plan, ...standing(), achieved(), revised(goalId, otherGoalId))
    expect(state.goals.map(({ status }) => status)).toEqual(['achieved', 'open'])
    given(plan, ...standing(), achieved())
      .when(revisePlan, content(otherGoalId), drafter)
      .thenRejected('GOAL_WITHDRAWN')
  })
  it('is refused with a goal named twice', () => given(plan, drafted()).when(revisePlan, content(goalId, goalId), drafter).thenRejected('GOAL_TWICE'))
  it('is refused before there is one, and after its end', () => {
    given(plan).when(revisePlan, content(), drafter).thenRejected('PLAN_UNKNOWN')
    given(plan, ...standing(), achieved(), completed())
      .when(revisePlan, content(), drafter)
      .thenRejected('PLAN_ENDED')
  })
  it('is not approved by its agreement alone', () =>
    expect(stateAfter(plan, drafted(), agreed(), approved(), revised(), agreed()).status).toBe('agreed'))
})
