import { deadline } from '@titian/deadlines'
import { lapseDisclosure } from '../referral/lapse-disclosure.ts'
import { referral } from '../referral/referral.ts'

/** 3 × 24 hours for a second person to say whether a law may stand where she refused; then it does not. */
export const disclosureReview = deadline({
  name: 'disclosure-review',
  aggregate: referral,
  setBy: 'DisclosureReviewDue',
  settledBy: ['DisclosureReviewed', 'DisclosureLapsed'],
  fires: lapseDisclosure,
})
