import { posts } from '@titian/access'
import { z } from 'zod'
import { companions, partOfCase } from '../case-checks.ts'
import { reject } from '../rejections.ts'
import { plan } from './plan.ts'

export const completePlan = plan.command({
  name: 'CompletePlan',
  doc: 'Ends a plan whose goals are all reached, or given up with a reason.',
  path: 'complete',
  may: posts(...companions).of(...partOfCase),
  label: { id: 'Selesaikan rencana', en: 'Complete plan' },
  input: z.strictObject({}),
  decide(_, state) {
    if (state.status === 'completed') return []
    if (state.status === 'discarded') return reject('PLAN_ENDED')
    if (state.status !== 'approved') return reject('PLAN_NOT_APPROVED')
    const open = state.goals.filter(({ status }) => status === 'open').length
    return open > 0 ? reject('GOALS_OPEN', { count: open }) : [{ type: 'PlanCompleted', data: {} }]
  },
})
