import { type Reaction, reaction } from '@titian/service-kit'
import type { Redirected } from '../referral/events.ts'
import { openRedirectedReferral } from '../referral/open-redirected-referral.ts'
import { referral } from '../referral/referral.ts'

const dispatch = ({ toReferralId, consentIds: _, service: __, serviceType, ...asked }: Redirected) => [
  { command: openRedirectedReferral, id: toReferralId, input: { ...asked, service: serviceType } },
]

/** A redirection is one event; the referral that it names is opened by it, wherever it goes. */
export const openRedirectedReferrals: readonly Reaction[] = [
  reaction('open-referral-when-redirected', referral, 'ReferralRedirected', ({ data }) => dispatch(data)),
  reaction('open-referral-when-redirected-to-health', referral, 'HealthReferralRedirected', ({ data }) => dispatch(data)),
  reaction('open-referral-when-redirected-to-shelter', referral, 'ShelterReferralRedirected', ({ data }) => dispatch(data)),
  reaction('open-referral-when-redirected-discreetly', referral, 'DiscreetReferralRedirected', ({ data }) => dispatch(data)),
]
