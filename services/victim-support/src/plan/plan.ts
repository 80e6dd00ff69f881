import { aggregate } from '@titian/core'
import type { Sealed } from '@titian/privacy'
import { planEvents } from './events.ts'

export interface Goal {
  readonly goalId: string
  readonly text: Sealed
  readonly status: 'open' | 'achieved' | 'given-up'
}

export interface Plan {
  readonly status: 'none' | 'drafted' | 'agreed' | 'approved' | 'completed' | 'discarded'
  readonly caseId?: string
  readonly personId?: string
  readonly agencyId?: string
  /** Who wrote what stands now: another one approves it. */
  readonly writtenBy?: string
  readonly agreement?: 'person' | 'best-interest'
  readonly needs: readonly { readonly type: string; readonly text: Sealed }[]
  readonly goals: readonly Goal[]
}

interface Content {
  readonly needs: Plan['needs']
  readonly goals: readonly { readonly goalId: string; readonly text: Sealed }[]
}

/** A changed plan is agreed and approved anew; what was reached stays reached. */
const rewritten = (state: Plan, { needs, goals }: Content, writtenBy: string): Plan => {
  const { agreement: _, ...rest } = state
  const before = new Map(state.goals.map(({ goalId, status }) => [goalId, status]))
  return { ...rest, status: 'drafted', writtenBy, needs, goals: goals.map((goal) => ({ ...goal, status: before.get(goal.goalId) ?? 'open' })) }
}

const settled = (state: Plan, goalId: string, status: Goal['status']): Plan => ({
  ...state,
  goals: state.goals.map((goal) => (goal.goalId === goalId ? { ...goal, status } : goal)),
})

/** What a person and those who accompany her mean to reach, and what she needs for it. */
export const plan = aggregate({
  name: 'plan',
  events: planEvents,
  initialState: { status: 'none', needs: [], goals: [] } as Plan,
  evolve: {
    PlanDrafted: (state, { caseId, personId, agencyId, ...content }, { actor }) =>
      rewritten({ ...state, caseId, personId, agencyId }, content, actor.userId),
    PlanRevised: (state, content, { actor }) => rewritten(state, content, actor.userId),
    PlanAgreed: (state) => ({ ...state, status: 'agreed', agreement: 'person' }),
    PlanAgreedInBestInterest: (state) => ({ ...state, status: 'agreed', agreement: 'best-interest' }),
    PlanApproved: (state) => ({ ...state, status: 'approved' }),
    GoalAchieved: (state, { goalId }) => settled(state, goalId, 'achieved'),
    GoalGivenUp: (state, { goalId }) => settled(state, goalId, 'given-up'),
    PlanCompleted: (state) => ({ ...state, status: 'completed' }),
    PlanDiscarded: (state) => ({ ...state, status: 'discarded' }),
  },
  caseId: ({ caseId }) => caseId,
  personIds: ({ personId }) => (personId ? [personId] : []),
  isOpen: ({ status }) => status === 'drafted' || status === 'agreed' || status === 'approved',
  present: ({ writtenBy: _, ...state }) => state,
})

export const hasEnded = ({ status }: Plan): boolean => status === 'completed' || status === 'discarded'
