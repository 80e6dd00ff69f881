import { reaction } from '@titian/service'
import { openRedirectedReferral } from '../referral/open-redirected-referral.ts'
import { referral } from '../referral/referral.ts'

/** A redirection is one event; the referral that it names is opened by it, wherever it goes. */
export const openReferralWhenRedirected = reaction(
  'open-referral-when-redirected',
  referral,
  'ReferralRedirected',
  ({ data: { toReferralId, consentIds: _, byLaw: __, service: ___, discretion: ____, serviceType, ...asked } }) => [
    { command: openRedirectedReferral, id: toReferralId, input: { ...asked, service: serviceType } },
  ],
)
