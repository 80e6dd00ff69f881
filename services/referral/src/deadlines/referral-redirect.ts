import { deadline } from '@titian/deadlines'
import { escalateRejection } from '../referral/escalate-rejection.ts'
import { referral } from '../referral/referral.ts'

/** 24 hours to ask another agency after a rejection, 4 in an emergency; then the sender's supervisor is told. */
export const referralRedirect = deadline({
  name: 'referral-redirect',
  aggregate: referral,
  setBy: 'ReferralRejected',
  settledBy: ['ReferralRedirected', 'RejectionEscalated'],
  fires: escalateRejection,
})
