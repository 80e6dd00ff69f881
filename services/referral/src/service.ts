import { caseFact, consentFact } from '@titian/case-file'
import { service } from '@titian/service'
import { agency } from './agency/agency.ts'
import { offerService } from './agency/offer-service.ts'
import { registerAgency } from './agency/register-agency.ts'
import { setServiceArea } from './agency/set-service-area.ts'
import { suspendService } from './agency/suspend-service.ts'
import { referralAnswer } from './deadlines/referral-answer.ts'
import { failHandoverWhenRefused } from './reactions/fail-handover.ts'
import { openReferralWhenRedirected } from './reactions/open-redirected-referral.ts'
import { stopDisclosureWhenConsentIsWithdrawn } from './reactions/stop-disclosure.ts'
import { acceptReferral } from './referral/accept-referral.ts'
import { attendHandover } from './referral/attend-handover.ts'
import { cancelReferral } from './referral/cancel-referral.ts'
import { completeHandover } from './referral/complete-handover.ts'
import { completeReferral } from './referral/complete-referral.ts'
import { escalateReferral } from './referral/escalate-referral.ts'
import { failHandover } from './referral/fail-handover.ts'
import { openRedirectedReferral } from './referral/open-redirected-referral.ts'
import { redirectReferral } from './referral/redirect-referral.ts'
import { referral } from './referral/referral.ts'
import { rejectReferral } from './referral/reject-referral.ts'
import { requestReferral } from './referral/request-referral.ts'
import { stopDisclosure } from './referral/stop-disclosure.ts'
import { rejections } from './rejections.ts'
import { agencyDirectory, agencyDirectoryView } from './views/agency-directory.ts'
import { myTasks } from './views/my-tasks.ts'
import { referralInbox } from './views/referral-inbox.ts'
import { referralsView } from './views/referrals.ts'
import { referralsOfCase } from './views/referrals-of-case.ts'

/** Agencies and what they offer; referrals and hand-overs between them. */
export const referralService = service({
  name: 'referral',
  aggregates: [agency, referral],
  commands: [
    registerAgency,
    offerService,
    suspendService,
    setServiceArea,
    requestReferral,
    acceptReferral,
    rejectReferral,
    redirectReferral,
    openRedirectedReferral,
    cancelReferral,
    stopDisclosure,
    escalateReferral,
    attendHandover,
    completeHandover,
    failHandover,
    completeReferral,
  ],
  facts: [caseFact, consentFact],
  views: [agencyDirectoryView, referralsView],
  queries: [agencyDirectory, referralInbox, referralsOfCase, myTasks],
  reactions: [openReferralWhenRedirected, failHandoverWhenRefused, stopDisclosureWhenConsentIsWithdrawn],
  deadlines: [referralAnswer],
  answersClosures: true,
  rejections,
})
