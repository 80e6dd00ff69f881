import { given, idOf } from '@titian/testing'
import { achieveGoal } from './achieve-goal.ts'
import { completePlan } from './complete-plan.ts'
import { discardPlan } from './discard-plan.ts'
import { achieved, completed, discarded, drafted, drafter, givenUp, goalId, otherGoalId, standing } from './fixtures.ts'
import { giveUpGoal } from './give-up-goal.ts'
import { plan } from './plan.ts'

describe('achieving a goal', () => {
  it('settles it', () =>
    given(plan, ...standing())
      .when(achieveGoal, { goalId }, drafter)
      .then(achieved()))
  it('is good news also after it was given up', () =>
    given(plan, ...standing(), givenUp())
      .when(achieveGoal, { goalId }, drafter)
      .then(achieved()))
  it('does nothing when repeated, also after the plan ended', () =>
    given(plan, ...standing(), achieved(), completed())
      .when(achieveGoal, { goalId }, drafter)
      .thenNothing())
  it('is refused for a goal that is not of the plan', () =>
    given(plan, ...standing())
      .when(achieveGoal, { goalId: idOf('nowhere') }, drafter)
      .thenRejected('GOAL_UNKNOWN'))
  it('is refused before approval and after the end', () => {
    given(plan, drafted()).when(achieveGoal, { goalId }, drafter).thenRejected('PLAN_NOT_APPROVED')
    given(plan, drafted(), discarded()).when(achieveGoal, { goalId }, drafter).thenRejected('PLAN_ENDED')
  })
})

describe('giving a goal up', () => {
  const input = { goalId, code: 'NOT_NEEDED' as const }
  it('says why', () =>
    given(plan, ...standing())
      .when(giveUpGoal, input, drafter)
      .then(givenUp()))
  it('does nothing when repeated', () =>
    given(plan, ...standing(), givenUp())
      .when(giveUpGoal, input, drafter)
      .thenNothing())
  it('is refused for one that was reached', () =>
    given(plan, ...standing(), achieved())
      .when(giveUpGoal, input, drafter)
      .thenRejected('GOAL_SETTLED', { status: { id: 'Tercapai', en: 'Reached' } }))
  it('is refused for a goal that is not of the plan, before approval and after the end', () => {
    given(plan, ...standing())
      .when(giveUpGoal, { ...input, goalId: idOf('nowhere') }, drafter)
      .thenRejected('GOAL_UNKNOWN')
    given(plan, drafted()).when(giveUpGoal, input, drafter).thenRejected('PLAN_NOT_APPROVED')
    given(plan, drafted(), discarded()).when(giveUpGoal, input, drafter).thenRejected('PLAN_ENDED')
  })
})

describe('completing a plan', () => {
  const two = standing(goalId, otherGoalId)
  it('waits for each goal', () => {
    given(plan, ...two, achieved())
      .when(completePlan, {}, drafter)
      .thenRejected('GOALS_OPEN', { count: 1 })
    given(plan, ...two, achieved(), givenUp(otherGoalId))
      .when(completePlan, {}, drafter)
      .then(completed())
  })
  it('does nothing when repeated', () =>
    given(plan, ...standing(), achieved(), completed())
      .when(completePlan, {}, drafter)
      .thenNothing())
  it('is refused before approval and after it was discarded', () => {
    given(plan, drafted()).when(completePlan, {}, drafter).thenRejected('PLAN_NOT_APPROVED')
    given(plan, drafted(), discarded()).when(completePlan, {}, drafter).thenRejected('PLAN_ENDED')
  })
})

describe('discarding a plan', () => {
  const input = { code: 'PERSON_DECLINED' as const }
  it('is possible at any time', () => {
    given(plan, drafted()).when(discardPlan, input, drafter).then(discarded())
    given(plan, ...standing())
      .when(discardPlan, input, drafter)
      .then(discarded())
  })
  it('does nothing when repeated', () => given(plan, drafted(), discarded()).when(discardPlan, input, drafter).thenNothing())
  it('is refused before there is one, and once completed', () => {
    given(plan).when(discardPlan, input, drafter).thenRejected('PLAN_UNKNOWN')
    given(plan, ...standing(), achieved(), completed())
      .when(discardPlan, input, drafter)
      .thenRejected('PLAN_ENDED')
  })
})
