import type { OpenedWork } from '@titian/core'
import { type Code, codeList, publicServiceType, type ServiceType, type TriageUrgency } from '@titian/vocabulary'
import type { Agency } from '../agency/agency.ts'

/**
 * Who may read where a referral goes. A clinic tells of HIV or drugs, a shelter tells where she sleeps, LPSK tells that she is protected
 * (SAFETY 1, 2). The full line is for those groups; others read "rujukan ke layanan" (of a protected one through `ReferralNoted`, for the line
 * itself is absent).
 */
export const discretions = codeList('referral-discretion', {
  open: { id: 'Terbuka', en: 'Open' },
  health: { id: 'Layanan kesehatan', en: 'Health service' },
  shelter: { id: 'Rumah aman', en: 'Shelter' },
  protected: { id: 'Dilindungi', en: 'Protected' },
})
export type Discretion = Code<typeof discretions>

export function discretionOf(service: ServiceType, recipient: Pick<Agency, 'nameIsSecret' | 'kind'>): Discretion {
  const toHealth = publicServiceType(service) === 'HEALTH'
  if (service === 'PROTECTION' || recipient.kind === 'LPSK') return 'protected'
  if (service === 'SHELTER') return 'shelter'
  if (toHealth || recipient.kind === 'BNN') return 'health'
  return recipient.nameIsSecret ? 'protected' : 'open'
}

/** Beside the line that only LPSK reads, one that says nothing but that there is a referral. */
export const notedWhere = (discretion: Discretion): readonly { readonly type: 'ReferralNoted'; readonly data: Record<string, never> }[] =>
  discretion === 'protected' ? [{ type: 'ReferralNoted', data: {} }] : []

interface Opening {
  readonly caseId: string
  readonly service: ServiceType
  readonly urgency: TriageUrgency
}

/**
 * What the closure of the case waits for; an emergency is asked for also while the case is being closed (SAFETY 11). Of protection the desk never
 * hears: an objection with nothing to be seen behind it would tell.
 */
export const workOf = ({ caseId, service, urgency }: Opening, recipient: Pick<Agency, 'nameIsSecret' | 'kind'>): OpenedWork =>
  discretionOf(service, recipient) === 'protected' ? undefined : { caseId, immediate: urgency === 'EMERGENCY' }
