import { systemActor } from '@titian/core'
import { as, dinsos, given, ngo, stateAfter } from '@titian/testing'
import { grownUp } from '../fixtures.ts'
import { agreePlan } from './agree-plan.ts'
import { approvePlan } from './approve-plan.ts'
import { escalatePlanApproval } from './escalate-plan-approval.ts'
import {
  agreed,
  agreedInBestInterest,
  agreement,
  approvalDue,
  approvalEscalated,
  approved,
  bestInterest,
  discarded,
  drafted,
  drafter,
  revised,
  standing,
} from './fixtures.ts'
import { plan } from './plan.ts'

describe('agreeing to a plan', () => {
  it('says how, who was present and whether in private', () => given(plan, drafted()).when(agreePlan, { agreement }, drafter).then(agreed()))
  it('may be the best interest of a child, sealed', () =>
    given(plan, drafted()).when(agreePlan, { bestInterest }, drafter).then(agreedInBestInterest()))
  it('takes her own word after what was decided for her', () => {
    given(plan, drafted(), agreedInBestInterest()).when(agreePlan, { agreement }, drafter).then(agreed())
    given(plan, drafted(), agreed()).when(agreePlan, { bestInterest }, drafter).thenNothing()
  })
  it('is the word of an adult herself, never a note in her best interest (SAFETY 12)', () => {
    given(plan, drafted())
      .when(agreePlan, { bestInterest }, { actor: drafter, needs: { theCase: grownUp } })
      .thenRejected('BEST_INTEREST_OF_ADULT')
    given(plan, drafted())
      .when(agreePlan, { agreement }, { actor: drafter, needs: { theCase: grownUp } })
      .then(agreed())
  })
  it('is not in private before others (SAFETY 12)', () => {
    for (const present of ['POLICE', 'FAMILY', 'GUARDIAN', 'OTHER'] as const)
      given(plan, drafted())
        .when(agreePlan, { agreement: { ...agreement, present: [present] } }, drafter)
        .thenRejected('AGREEMENT_CONTRADICTORY')
    given(plan, drafted())
      .when(agreePlan, { agreement: { ...agreement, present: ['FAMILY'], inPrivate: false } }, drafter)
      .then({ type: 'PlanAgreed', data: { ...agreement, present: ['FAMILY'], inPrivate: false, ...approvalDue } })
  })
  it('gives the second person no day more by it', () =>
    given(plan, drafted(), agreedInBestInterest()).when(agreePlan, { agreement }, { actor: drafter, now: '2024-03-04T20:00:00.000Z' }).then(agreed()))
  it('does nothing when repeated', () => {
    given(plan, drafted(), agreed()).when(agreePlan, { agreement }, drafter).thenNothing()
    given(plan, drafted(), agreedInBestInterest()).when(agreePlan, { bestInterest }, drafter).thenNothing()
  })
  it('is refused without either', () => given(plan, drafted()).when(agreePlan, {}, drafter).thenRejected('AGREEMENT_MISSING'))
  it('is refused before there is a plan, and after its end', () => {
    given(plan).when(agreePlan, { agreement }, drafter).thenRejected('PLAN_UNKNOWN')
    given(plan, drafted(), discarded()).when(agreePlan, { agreement }, drafter).thenRejected('PLAN_ENDED')
  })
})

describe('approving a plan', () => {
  const supervisor = as(dinsos, 'supervisor')
  it('is done by a second person', () => given(plan, drafted(), agreed()).when(approvePlan, {}, supervisor).then(approved()))
  it('may be done by one of another agency', () =>
    given(plan, drafted(), agreed())
      .when(approvePlan, {}, as(ngo, 'supervisor'))
      .then({ type: 'PlanApproved', data: { approvedBy: as(ngo, 'supervisor').userId } }))
  it('is refused to who wrote what stands', () => {
    given(plan, { ...drafted(), actor: supervisor }, agreed())
      .when(approvePlan, {}, supervisor)
      .thenRejected('SAME_PERSON')
    given(plan, drafted(), { ...revised(), actor: supervisor }, agreed())
      .when(approvePlan, {}, supervisor)
      .thenRejected('SAME_PERSON')
  })
  it('is refused for an adult for whom somebody else agreed (SAFETY 12)', () => {
    given(plan, drafted(), agreedInBestInterest())
      .when(approvePlan, {}, { actor: supervisor, needs: { theCase: grownUp } })
      .thenRejected('BEST_INTEREST_OF_ADULT')
    given(plan, drafted(), agreedInBestInterest(), agreed())
      .when(approvePlan, {}, { actor: supervisor, needs: { theCase: grownUp } })
      .then(approved())
  })
  it('is refused before she agreed', () => given(plan, drafted()).when(approvePlan, {}, supervisor).thenRejected('AGREEMENT_MISSING'))
  it('does nothing when repeated', () =>
    given(plan, ...standing())
      .when(approvePlan, {}, supervisor)
      .thenNothing())
  it('is refused before there is a plan, and after its end', () => {
    given(plan).when(approvePlan, {}, supervisor).thenRejected('PLAN_UNKNOWN')
    given(plan, drafted(), discarded()).when(approvePlan, {}, supervisor).thenRejected('PLAN_ENDED')
  })
  it('shows nobody who wrote it', () => expect(plan.present?.(stateAfter(plan, ...standing()), 'id')).not.toHaveProperty('writtenBy'))
})

describe('a plan that waits for its second person', () => {
  const due = { dueAt: approvalDue.dueAt }
  const at = { actor: systemActor('victim-support'), now: approvalDue.dueAt }
  it('is told to the supervisors of all agencies on the case after a day (SAFETY 22)', () =>
    given(plan, drafted(), agreed()).when(escalatePlanApproval, due, at).then(approvalEscalated()))
  it('is left alone when it was approved, revised or told already, and before its time', () => {
    for (const after of [approved(), revised(), approvalEscalated()])
      given(plan, drafted(), agreed(), after).when(escalatePlanApproval, due, at).thenNothing()
    given(plan, drafted(), agreed())
      .when(escalatePlanApproval, due, { ...at, now: '2024-03-05T01:59:59.999Z' })
      .thenNothing()
  })
})
