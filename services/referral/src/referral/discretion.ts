import { publicServiceType, type ServiceType } from '@titian/vocabulary'
import type { Agency } from '../agency/agency.ts'

/**
 * Who may read where a referral goes. A clinic tells of HIV or drugs, a shelter tells where she sleeps, LPSK tells that she is protected
 * (SAFETY 1, 2): such requests are events of types of their own, whose full line only those groups read; others read "rujukan ke layanan"
 * (of a protected one through `ReferralNoted`, for the line itself is absent).
 */
export type Discretion = 'open' | 'health' | 'shelter' | 'protected'

export function discretionOf(service: ServiceType, recipient: Pick<Agency, 'nameIsSecret' | 'kind'>): Discretion {
  const toHealth = publicServiceType(service) === 'HEALTH'
  if (service === 'PROTECTION' || recipient.kind === 'LPSK') return 'protected'
  if (service === 'SHELTER') return 'shelter'
  if (toHealth || recipient.kind === 'BNN') return 'health'
  return recipient.nameIsSecret ? 'protected' : 'open'
}

export const requestedTypes = {
  open: 'ReferralRequested',
  health: 'HealthReferralRequested',
  shelter: 'ShelterReferralRequested',
  protected: 'DiscreetReferralRequested',
} as const satisfies Record<Discretion, string>

export const redirectedTypes = {
  open: 'ReferralRedirected',
  health: 'HealthReferralRedirected',
  shelter: 'ShelterReferralRedirected',
  protected: 'DiscreetReferralRedirected',
} as const satisfies Record<Discretion, string>

/** Beside the line that only LPSK reads, one that says nothing but that there is a referral. */
export const notedWhere = (discretion: Discretion): readonly { readonly type: 'ReferralNoted'; readonly data: Record<string, never> }[] =>
  discretion === 'protected' ? [{ type: 'ReferralNoted', data: {} }] : []
