import { posts } from '@titian/access'
import { caseFact } from '@titian/case-file'
import { stateOf } from '@titian/core'
import { z } from 'zod'
import { companions, partOfCase, refusedByCase } from '../case-checks.ts'
import { theCaseId, thePersonId } from '../fields.ts'
import { reject } from '../rejections.ts'
import { planContent } from './events.ts'
import { plan } from './plan.ts'

export const namesOnce = (goals: readonly { readonly goalId: string }[]): boolean => new Set(goals.map(({ goalId }) => goalId)).size === goals.length

export const draftPlan = plan.command({
  name: 'DraftPlan',
  doc: 'Drafts a support plan with the person: what she needs, where she wants to get.',
  may: posts(...companions).of(...partOfCase),
  label: { id: 'Susun rencana', en: 'Draft plan' },
  input: z.strictObject({ caseId: theCaseId, personId: thePersonId, ...planContent }),
  needs: { theCase: stateOf(caseFact, 'caseId') },
  caseId: ({ caseId }) => caseId,
  opensWork: ({ caseId }) => caseId,
  given: { caseId: 'case.id', personId: 'case.personId' },
  usual: true,
  decide({ caseId, personId, needs, goals }, state, { actor, theCase }) {
    if (state.status !== 'none') {
      const ids = (of: readonly { readonly goalId: string }[]) => of.map(({ goalId }) => goalId).join()
      return state.caseId === caseId && ids(state.goals) === ids(goals) ? [] : reject('PLAN_ALREADY_DRAFTED')
    }
    const refused = refusedByCase(theCase, personId)
    if (refused) return refused
    if (!namesOnce(goals)) return reject('GOAL_TWICE')
    return [{ type: 'PlanDrafted', data: { caseId, personId, agencyId: actor.agencyId, needs, goals } }]
  },
})
