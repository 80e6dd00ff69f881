import { posts } from '@titian/access'
import { z } from 'zod'
import { companions, partOfCase } from '../case-checks.ts'
import { reject } from '../rejections.ts'
import { goalId as goalIdField } from './events.ts'
import { notApproved, plan } from './plan.ts'

export const achieveGoal = plan.command({
  name: 'AchieveGoal',
  doc: 'Says that a goal of the plan is reached.',
  path: 'achieve-goal',
  may: posts(...companions).of(...partOfCase),
  label: { id: 'Tujuan tercapai', en: 'Achieve goal' },
  input: z.strictObject({ goalId: goalIdField }),
  open: notApproved,
  decide({ goalId }, state) {
    const goal = state.goals.find((one) => one.goalId === goalId)
    if (goal?.status === 'achieved') return []
    if (goal === undefined) return reject('GOAL_UNKNOWN')
    // Given up and reached after all: good news is never refused.
    return [{ type: 'GoalAchieved', data: { goalId } }]
  },
})
