import { posts } from '@titian/access'
import { z } from 'zod'
import { companions, partOfCase } from '../case-checks.ts'
import { reject } from '../rejections.ts'
import { goalStatus } from './codes.ts'
import { goalGivenUpReason, goalId as goalIdField } from './events.ts'
import { notApproved, plan } from './plan.ts'

export const giveUpGoal = plan.command({
  name: 'GiveUpGoal',
  doc: 'Says that a goal is not pursued any more, and why.',
  path: 'give-up-goal',
  may: posts(...companions).of(...partOfCase),
  label: { id: 'Tidak melanjutkan tujuan', en: 'Give up goal' },
  input: z.strictObject({ goalId: goalIdField, code: goalGivenUpReason }),
  open: notApproved,
  decide({ goalId, code }, state) {
    const goal = state.goals.find((one) => one.goalId === goalId)
    if (goal?.status === 'given-up') return []
    if (goal === undefined) return reject('GOAL_UNKNOWN')
    if (goal.status === 'achieved') return reject('GOAL_SETTLED', { status: goalStatus.label(goal.status) })
    return [{ type: 'GoalGivenUp', data: { goalId, code } }]
  },
})
