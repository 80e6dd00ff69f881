import { posts } from '@titian/access'
import { z } from 'zod'
import { companions, partOfCase } from '../case-checks.ts'
import { reject } from '../rejections.ts'
import { notApproved, plan } from './plan.ts'

export const completePlan = plan.command({
  name: 'CompletePlan',
  doc: 'Ends a plan whose goals are all reached, or given up with a reason.',
  path: 'complete',
  may: posts(...companions).of(...partOfCase),
  label: { id: 'Selesaikan rencana', en: 'Complete plan' },
  input: z.strictObject({}),
  open(state) {
    const open = state.goals.filter(({ status }) => status === 'open').length
    return notApproved(state) ?? (open > 0 ? reject('GOALS_OPEN', { count: open }) : undefined)
  },
  decide: (_, { status }) => (status === 'completed' ? [] : [{ type: 'PlanCompleted', data: {} }]),
})
