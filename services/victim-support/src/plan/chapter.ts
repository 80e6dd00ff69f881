import { chapter } from '@titian/service'
import { planApproval } from '../deadlines/plan-approval.ts'
import { achieveGoal } from './achieve-goal.ts'
import { agreePlan } from './agree-plan.ts'
import { approvePlan } from './approve-plan.ts'
import { completePlan } from './complete-plan.ts'
import { discardPlan } from './discard-plan.ts'
import { draftPlan } from './draft-plan.ts'
import { escalatePlanApproval } from './escalate-plan-approval.ts'
import { giveUpGoal } from './give-up-goal.ts'
import { plan } from './plan.ts'
import { revisePlan } from './revise-plan.ts'

export const planChapter = chapter({
  aggregate: plan,
  commands: [draftPlan, revisePlan, agreePlan, approvePlan, escalatePlanApproval, achieveGoal, giveUpGoal, completePlan, discardPlan],
  deadlines: [planApproval],
})
