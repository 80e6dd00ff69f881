import { deadline } from '@titian/deadlines'
import { missFollowUp } from '../reintegration/miss-follow-up.ts'
import { reintegration } from '../reintegration/reintegration.ts'

/** Four follow-ups, one deadline each; a missed one can still be made. */
export const followUp = deadline({
  name: 'follow-up',
  aggregate: reintegration,
  setBy: 'FollowUpDue',
  settledBy: ['FollowUpConducted', 'FollowUpMissed', 'FollowUpWaived'],
  fires: missFollowUp,
})
