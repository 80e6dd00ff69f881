import { posts } from '@titian/access'
import { caseFact, isKnownAdult } from '@titian/case-file'
import { stateOf } from '@titian/core'
import { z } from 'zod'
import { partOfCase } from '../case-checks.ts'
import { reject } from '../rejections.ts'
import { notGoingOn, plan } from './plan.ts'

export const approvePlan = plan.command({
  name: 'ApprovePlan',
  doc: 'A second person approves what was agreed. In a small agency it may be a supervisor of another one on the case.',
  path: 'approve',
  may: posts('supervisor').of(...partOfCase),
  label: { id: 'Sahkan rencana', en: 'Approve plan' },
  input: z.strictObject({}),
  needs: { theCase: stateOf(caseFact, 'caseId') },
  open(state, { actor }) {
    const refused = notGoingOn(state)
    if (refused) return refused
    if (state.status === 'approved') return reject('PLAN_ALREADY_APPROVED')
    if (state.status !== 'agreed') return reject('AGREEMENT_MISSING')
    return state.writtenBy === actor.userId ? reject('SAME_PERSON') : undefined
  },
  usual: true,
  decide(_, { status, agreement }, { actor, theCase }) {
    if (status === 'approved') return []
    // Known to be an adult since, she is asked herself before anybody approves (SAFETY 12).
    if (agreement === 'best-interest' && isKnownAdult(theCase)) return reject('BEST_INTEREST_OF_ADULT')
    return [{ type: 'PlanApproved', data: { approvedBy: actor.userId } }]
  },
})
