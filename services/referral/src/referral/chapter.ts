import { chapter } from '@titian/service'
import { disclosureReview } from '../deadlines/disclosure-review.ts'
import { referralAnswer } from '../deadlines/referral-answer.ts'
import { referralRedirect } from '../deadlines/referral-redirect.ts'
import { failHandoverWhenRefused } from '../reactions/fail-handover.ts'
import { noteUnservedNeedWhenOutsideMandate } from '../reactions/note-unserved-need.ts'
import { openReferralWhenRedirected } from '../reactions/open-redirected-referral.ts'
import { passReferralsOnWhenAccountabilityMoves } from '../reactions/pass-referrals-on.ts'
import { reviewDisclosureWhenConsentIsRefused, reviewDisclosureWhenConsentIsWithdrawn } from '../reactions/review-disclosure.ts'
import { stopDisclosureWhenConsentIsWithdrawn, stopDisclosureWhenConsentWasAMistake } from '../reactions/stop-disclosure.ts'
import { myTasks } from '../views/my-tasks.ts'
import { openAtTransfer } from '../views/open-at-transfer.ts'
import { referralInbox } from '../views/referral-inbox.ts'
import { referralOutbox } from '../views/referral-outbox.ts'
import { referralsView } from '../views/referrals.ts'
import { referralsOfCase } from '../views/referrals-of-case.ts'
import { otherOffers, unservedNeeds } from '../views/unserved-needs.ts'
import { acceptReferral } from './accept-referral.ts'
import { attendHandover } from './attend-handover.ts'
import { cancelReferral } from './cancel-referral.ts'
import { changeReferralCaseworker } from './change-referral-caseworker.ts'
import { completeHandover } from './complete-handover.ts'
import { completeReferral } from './complete-referral.ts'
import { endWithTransfer } from './end-with-transfer.ts'
import { escalateReferral } from './escalate-referral.ts'
import { escalateRejection } from './escalate-rejection.ts'
import { failHandover } from './fail-handover.ts'
import { lapseDisclosure } from './lapse-disclosure.ts'
import { noteUnservedNeed } from './note-unserved-need.ts'
import { openRedirectedReferral } from './open-redirected-referral.ts'
import { passReferralOn } from './pass-referral-on.ts'
import { redirectReferral } from './redirect-referral.ts'
import { referral } from './referral.ts'
import { rejectReferral } from './reject-referral.ts'
import { requestReferral } from './request-referral.ts'
import { requireDisclosureReview } from './require-disclosure-review.ts'
import { reviewDisclosure } from './review-disclosure.ts'
import { stopDisclosure } from './stop-disclosure.ts'
import { widenDisclosure } from './widen-disclosure.ts'

export const referralChapter = chapter({
  aggregate: referral,
  commands: [
    requestReferral,
    acceptReferral,
    changeReferralCaseworker,
    rejectReferral,
    redirectReferral,
    openRedirectedReferral,
    cancelReferral,
    widenDisclosure,
    stopDisclosure,
    requireDisclosureReview,
    reviewDisclosure,
    lapseDisclosure,
    escalateReferral,
    escalateRejection,
    noteUnservedNeed,
    attendHandover,
    completeHandover,
    failHandover,
    passReferralOn,
    endWithTransfer,
    completeReferral,
  ],
  views: [referralsView],
  queries: [referralInbox, referralOutbox, referralsOfCase, openAtTransfer, myTasks, otherOffers, unservedNeeds],
  reactions: [
    openReferralWhenRedirected,
    failHandoverWhenRefused,
    stopDisclosureWhenConsentIsWithdrawn,
    stopDisclosureWhenConsentWasAMistake,
    passReferralsOnWhenAccountabilityMoves,
    reviewDisclosureWhenConsentIsRefused,
    reviewDisclosureWhenConsentIsWithdrawn,
    noteUnservedNeedWhenOutsideMandate,
  ],
  deadlines: [referralAnswer, referralRedirect, disclosureReview],
})
