import { deadline } from '@titian/deadlines'
import { escalateReferral } from '../referral/escalate-referral.ts'
import { referral } from '../referral/referral.ts'

/** 24 hours to answer, 4 in an emergency; then the sender's supervisor is told. */
export const referralAnswer = deadline({
  name: 'referral-answer',
  aggregate: referral,
  setBy: 'ReferralAnswerDue',
  settledBy: ['ReferralAccepted', 'ReferralRejected', 'ReferralCancelled', 'ReferralEscalated'],
  fires: escalateReferral,
})
