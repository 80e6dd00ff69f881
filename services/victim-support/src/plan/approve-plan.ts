import { posts } from '@titian/access'
import { z } from 'zod'
import { partOfCase } from '../case-checks.ts'
import { reject } from '../rejections.ts'
import { hasEnded, plan } from './plan.ts'

export const approvePlan = plan.command({
  name: 'ApprovePlan',
  doc: 'A second person approves what was agreed. In a small agency it may be a supervisor of another one on the case.',
  path: 'approve',
  may: posts('supervisor').of(...partOfCase),
  label: { id: 'Sahkan rencana', en: 'Approve plan' },
  input: z.strictObject({}),
  decide(_, state, { actor }) {
    if (state.status === 'none') return reject('PLAN_UNKNOWN')
    if (hasEnded(state)) return reject('PLAN_ENDED')
    if (state.status === 'approved') return []
    if (state.status !== 'agreed') return reject('AGREEMENT_MISSING')
    if (state.writtenBy === actor.userId) return reject('SAME_PERSON')
    return [{ type: 'PlanApproved', data: { approvedBy: actor.userId } }]
  },
})
