import { agencyFact, caseFact, consentFact } from '@titian/case-file'
import { service } from '@titian/service'
import { followUp } from './deadlines/follow-up.ts'
import { achieveGoal } from './plan/achieve-goal.ts'
import { agreePlan } from './plan/agree-plan.ts'
import { approvePlan } from './plan/approve-plan.ts'
import { completePlan } from './plan/complete-plan.ts'
import { discardPlan } from './plan/discard-plan.ts'
import { draftPlan } from './plan/draft-plan.ts'
import { giveUpGoal } from './plan/give-up-goal.ts'
import { plan } from './plan/plan.ts'
import { revisePlan } from './plan/revise-plan.ts'
import { assessRetraffickingRisk } from './reintegration/assess-retrafficking-risk.ts'
import { completeReintegration } from './reintegration/complete-reintegration.ts'
import { conductFollowUp } from './reintegration/conduct-follow-up.ts'
import { missFollowUp } from './reintegration/miss-follow-up.ts'
import { planReintegration } from './reintegration/plan-reintegration.ts'
import { recordFamilyReadiness } from './reintegration/record-family-readiness.ts'
import { reintegration } from './reintegration/reintegration.ts'
import { waiveFollowUp } from './reintegration/waive-follow-up.ts'
import { rejections } from './rejections.ts'
import { cancelService } from './service/cancel-service.ts'
import { deliverService } from './service/deliver-service.ts'
import { missService } from './service/miss-service.ts'
import { scheduleService } from './service/schedule-service.ts'
import { supportService } from './service/service.ts'
import { myTasks } from './views/my-tasks.ts'
import { supportView } from './views/support.ts'
import { supportOfCase } from './views/support-of-case.ts'

/** Plans, services and the way back. */
export const victimSupportService = service({
  name: 'victim-support',
  aggregates: [plan, supportService, reintegration],
  commands: [
    draftPlan,
    revisePlan,
    agreePlan,
    approvePlan,
    achieveGoal,
    giveUpGoal,
    completePlan,
    discardPlan,
    scheduleService,
    deliverService,
    missService,
    cancelService,
    planReintegration,
    recordFamilyReadiness,
    conductFollowUp,
    missFollowUp,
    waiveFollowUp,
    assessRetraffickingRisk,
    completeReintegration,
  ],
  facts: [caseFact, consentFact, agencyFact],
  views: [supportView],
  queries: [supportOfCase, myTasks],
  deadlines: [followUp],
  answersClosures: true,
  rejections,
})
