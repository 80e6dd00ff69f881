import { aggregate, type Rejection } from '@titian/core'
import type { Sealed } from '@titian/privacy'
import { code, group } from '@titian/service'
import type { PlanNeedType } from '@titian/vocabulary'
import { z } from 'zod'
import { theCaseId, thePersonId } from '../fields.ts'
import { reject } from '../rejections.ts'
import { type AgreementBasis, agreementBases, type GoalStatus, goalStatus, type PlanStatus, planStatus } from './codes.ts'
import { goal, need, planAgency, planEvents } from './events.ts'

export interface Goal {
  readonly goalId: string
  readonly text: Sealed
  readonly status: GoalStatus
}

export interface Plan {
  readonly status: 'none' | PlanStatus
  readonly caseId?: string
  readonly personId?: string
  readonly agencyId?: string
  /** Who wrote what stands now: another one approves it. */
  readonly writtenBy?: string
  readonly agreement?: AgreementBasis
  /** When a second person is overdue, while it is agreed and not approved. */
  readonly approval?: { readonly rule: string; readonly dueAt: string; readonly zone: string; readonly escalated?: true }
  readonly needs: readonly { readonly type: PlanNeedType; readonly text: Sealed }[]
  readonly goals: readonly Goal[]
}

interface Content {
  readonly needs: Plan['needs']
  readonly goals: readonly { readonly goalId: string; readonly text: Sealed }[]
}

/** A changed plan is agreed and approved anew; what was reached stays reached. */
const rewritten = (state: Plan, { needs, goals }: Content, writtenBy: string): Plan => {
  const { agreement: _, approval: __, ...rest } = state
  const before = new Map(state.goals.map(({ goalId, status }) => [goalId, status]))
  return { ...rest, status: 'drafted', writtenBy, needs, goals: goals.map((one) => ({ ...one, status: before.get(one.goalId) ?? 'open' })) }
}

const agreed = (state: Plan, agreement: AgreementBasis, { rule, dueAt, zone }: NonNullable<Plan['approval']>): Plan => ({
  ...state,
  status: 'agreed',
  agreement,
  // Her own word after what was decided for her: the second person does not get a day more by it.
  approval: state.approval ?? { rule, dueAt, zone },
})

const settled = (state: Plan, goalId: string, status: Goal['status']): Plan => ({
  ...state,
  goals: state.goals.map((one) => (one.goalId === goalId ? { ...one, status } : one)),
})

/** What a person and those who accompany her mean to reach, and what she needs for it. */
export const plan = aggregate({
  name: 'plan',
  label: { id: 'Rencana layanan', en: 'Support plan' },
  ofCase: 'plans',
  events: planEvents,
  initialState: { status: 'none', needs: [], goals: [] } as Plan,
  evolve: {
    PlanDrafted: (state, { caseId, personId, agencyId, ...content }, { actor }) =>
      rewritten({ ...state, caseId, personId, agencyId }, content, actor.userId),
    PlanRevised: (state, content, { actor }) => rewritten(state, content, actor.userId),
    PlanAgreed: (state, due) => agreed(state, 'person', due),
    PlanAgreedInBestInterest: (state, due) => agreed(state, 'best-interest', due),
    PlanApprovalEscalated: (state) => (state.approval ? { ...state, approval: { ...state.approval, escalated: true } } : state),
    PlanApproved: (state) => ({ ...state, status: 'approved' }),
    GoalAchieved: (state, { goalId }) => settled(state, goalId, 'achieved'),
    GoalGivenUp: (state, { goalId }) => settled(state, goalId, 'given-up'),
    PlanCompleted: (state) => ({ ...state, status: 'completed' }),
    PlanDiscarded: (state) => ({ ...state, status: 'discarded' }),
  },
  caseId: ({ caseId }) => caseId,
  personIds: ({ personId }) => (personId ? [personId] : []),
  isOpen: ({ status }) => status === 'drafted' || status === 'agreed' || status === 'approved',
  // Who wrote it stays out: it tells a worker of the agency.
  presents: z.object({
    status: code(planStatus, { id: 'Status rencana', en: 'Status of the plan' }).optional(),
    caseId: theCaseId.optional(),
    personId: thePersonId.optional(),
    agencyId: planAgency.optional(),
    agreement: code(agreementBases, { id: 'Dasar persetujuan', en: 'What the agreement rests on' }).optional(),
    needs: z.array(need),
    goals: z.array(group({ ...goal, status: code(goalStatus, { id: 'Status tujuan', en: 'Status of the goal' }) }, { id: 'Tujuan', en: 'Goal' })),
  }),
  present: ({ status, caseId, personId, agencyId, agreement, needs, goals }) => ({
    status: status === 'none' ? undefined : status,
    caseId,
    personId,
    agencyId,
    agreement,
    needs,
    goals,
  }),
})

/** The refusal of what only a plan that goes on allows, or undefined. */
export const notGoingOn = ({ status }: Plan): Rejection | undefined =>
  status === 'none' ? reject('PLAN_UNKNOWN') : status === 'completed' || status === 'discarded' ? reject('PLAN_ENDED') : undefined

/** The refusal of what only an approved plan allows, or undefined. */
export const notApproved = ({ status }: Plan): Rejection | undefined =>
  status === 'completed' || status === 'discarded' ? reject('PLAN_ENDED') : status !== 'approved' ? reject('PLAN_NOT_APPROVED') : undefined
