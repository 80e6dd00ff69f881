import { chapter } from '@titian/service'
import { followUp } from '../deadlines/follow-up.ts'
import { assessRetraffickingRisk } from './assess-retrafficking-risk.ts'
import { completeReintegration } from './complete-reintegration.ts'
import { conductFollowUp } from './conduct-follow-up.ts'
import { endReintegration } from './end-reintegration.ts'
import { missFollowUp } from './miss-follow-up.ts'
import { planReintegration } from './plan-reintegration.ts'
import { recordFamilyReadiness } from './record-family-readiness.ts'
import { reintegration } from './reintegration.ts'
import { waiveFollowUp } from './waive-follow-up.ts'

export const reintegrationChapter = chapter({
  aggregate: reintegration,
  commands: [
    planReintegration,
    recordFamilyReadiness,
    conductFollowUp,
    missFollowUp,
    waiveFollowUp,
    assessRetraffickingRisk,
    completeReintegration,
    endReintegration,
  ],
  deadlines: [followUp],
})
