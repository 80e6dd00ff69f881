import { posts } from '@titian/access'
import { z } from 'zod'
import { companions, partOfCase } from '../case-checks.ts'
import { reject } from '../rejections.ts'
import { namesOnce } from './draft-plan.ts'
import { planContent } from './events.ts'
import { notGoingOn, plan } from './plan.ts'

export const revisePlan = plan.command({
  name: 'RevisePlan',
  doc: 'Writes needs and goals anew. The plan must then be agreed and approved again; what was reached stays reached.',
  path: 'revise',
  may: posts(...companions).of(...partOfCase),
  label: { id: 'Ubah rencana', en: 'Revise plan' },
  input: z.strictObject(planContent),
  open: notGoingOn,
  decide({ needs, goals }, state) {
    if (!namesOnce(goals)) return reject('GOAL_TWICE')
    const kept = new Set(goals.map(({ goalId }) => goalId))
    if (state.goals.some(({ goalId, status }) => status !== 'open' && !kept.has(goalId))) return reject('GOAL_WITHDRAWN')
    return [{ type: 'PlanRevised', data: { needs, goals } }]
  },
})
