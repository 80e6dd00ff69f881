import { deadline } from '@titian/deadlines'
import { escalatePlanApproval } from '../plan/escalate-plan-approval.ts'
import { plan } from '../plan/plan.ts'

/** 24 hours for the second person; then a supervisor of any agency on the case may be it (SAFETY 22). */
export const planApproval = deadline({
  name: 'plan-approval',
  aggregate: plan,
  setBy: ['PlanAgreed', 'PlanAgreedInBestInterest'],
  settledBy: ['PlanApproved', 'PlanRevised', 'PlanApprovalEscalated', 'PlanCompleted', 'PlanDiscarded'],
  fires: escalatePlanApproval,
})
