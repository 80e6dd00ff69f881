import { as, dinsos, idOf, sealedFixture } from '@titian/testing'
import { caseId, personId } from '../fixtures.ts'

export const goalId = idOf('goal')
export const otherGoalId = idOf('other goal')
export const drafter = as(dinsos, 'social-worker')

export const content = (...goalIds: string[]) => ({
  needs: [{ type: 'HEALTH' as const, text: sealedFixture('kebutuhan') }],
  goals: (goalIds.length > 0 ? goalIds : [goalId]).map((id) => ({ goalId: id, text: sealedFixture(`tujuan ${id}`) })),
})
export const drafted = (...goalIds: string[]) => ({
  type: 'PlanDrafted' as const,
  data: { caseId, personId, agencyId: dinsos.agencyId, ...content(...goalIds) },
})
export const revised = (...goalIds: string[]) => ({ type: 'PlanRevised' as const, data: content(...goalIds) })
/** 24 hours after the usual now of tests. */
export const approvalDue = { rule: 'SECOND-PERSON', dueAt: '2024-03-05T02:00:00.000Z', zone: 'Asia/Jakarta' } as const
export const agreement = { how: 'SPOKEN' as const, present: ['CASEWORKER' as const], inPrivate: true }
export const bestInterest = { note: sealedFixture('kepentingan anak') }
export const agreed = () => ({ type: 'PlanAgreed' as const, data: { ...agreement, ...approvalDue } })
export const agreedInBestInterest = () => ({ type: 'PlanAgreedInBestInterest' as const, data: { ...bestInterest, ...approvalDue } })
export const approvalEscalated = () => ({ type: 'PlanApprovalEscalated' as const, data: {} })
export const approved = () => ({ type: 'PlanApproved' as const, data: { approvedBy: as(dinsos, 'supervisor').userId } })
export const achieved = (id = goalId) => ({ type: 'GoalAchieved' as const, data: { goalId: id } })
export const givenUp = (id = goalId) => ({ type: 'GoalGivenUp' as const, data: { goalId: id, code: 'NOT_NEEDED' as const } })
export const completed = () => ({ type: 'PlanCompleted' as const, data: {} })
export const discarded = () => ({ type: 'PlanDiscarded' as const, data: { code: 'PERSON_DECLINED' as const } })
/** Agreed and approved. */
export const standing = (...goalIds: string[]) => [drafted(...goalIds), agreed(), approved()]
