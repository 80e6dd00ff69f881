import { caseFact, consentFact } from '@titian/case-file'
import type { Relation } from '@titian/core'
import { type AgencyFixture, dinsos, hospital, idOf, lpsk, ngo, police, stateAfter, uptd } from '@titian/testing'
import { agency } from '../agency/agency.ts'
import { kupang, offered, registeredAs } from '../agency/fixtures.ts'
import type { AgencyOffer } from '../agency/offers.ts'
import type { Requested } from './events.ts'

export const caseId = idOf('case')
export const personId = idOf('person')
/** 24 hours after the usual now of tests. */
export const dueAt = '2024-03-05T02:00:00.000Z'

/** UPTD asks Dinas Sosial for social rehabilitation, unless said otherwise. */
export const request = (data: Partial<Requested> = {}): Requested => ({
  caseId,
  personId,
  senderAgencyId: uptd.agencyId,
  recipientAgencyId: dinsos.agencyId,
  service: 'SOCIAL',
  serviceType: 'SOCIAL_REHABILITATION',
  discretion: 'open',
  kind: 'REFERRAL',
  urgency: 'ROUTINE',
  disclosedCategories: ['identity', 'psychosocial'],
  consentIds: [idOf('consent')],
  byLaw: [],
  ...data,
})
export const requested = (data: Partial<Requested> = {}) => ({ type: 'ReferralRequested' as const, data: request(data) })
export const due = (data: { rule?: string; dueAt?: string } = {}) => ({
  type: 'ReferralAnswerDue' as const,
  data: { rule: 'REF-ANSWER', dueAt, zone: 'Asia/Makassar', ...data },
})
export const reviewSet = (data: { dueAt?: string } = {}) => ({
  type: 'DisclosureReviewDue' as const,
  data: { discretion: 'open' as const, rule: 'DISCLOSURE-REVIEW', dueAt: '2024-03-07T02:00:00.000Z', zone: 'Asia/Makassar', ...data },
})
export const refusedTo = (recipient: AgencyFixture, categories: string[], purpose = 'SERVICES') => ({
  type: 'ConsentRefused' as const,
  data: { consentId: idOf('refusal'), personId, caseId, purpose, categories, recipientAgencyId: recipient.agencyId },
})
export const accepted = (caseworkerId = 'user-dinsos-1') => ({ type: 'ReferralAccepted' as const, data: { caseworkerId } })
/** A day to ask another agency. */
export const toRedirect = { rule: 'REF-REDIRECT', dueAt, zone: 'Asia/Jakarta' } as const
export const rejected = (code: 'NO_CAPACITY' | 'OTHER' | 'OUTSIDE_MANDATE' = 'NO_CAPACITY') => ({
  type: 'ReferralRejected' as const,
  data: { code, ...toRedirect },
})
export const rejectionEscalated = () => ({ type: 'RejectionEscalated' as const, data: {} })
export const unserved = () => ({ type: 'NeedUnserved' as const, data: { area: kupang } })
export const escalated = () => ({ type: 'ReferralEscalated' as const, data: {} })
export const cancelled = () => ({ type: 'ReferralCancelled' as const, data: { code: 'NOT_NEEDED' as const } })
export const attended = (party: 'SENDER' | 'RECIPIENT' | 'PERSON' | 'GUARDIAN') => ({
  type: 'HandoverAttended' as const,
  data: { party, confirmedBy: 'user-1' },
})
export const allAttended = () => [attended('SENDER'), attended('RECIPIENT'), attended('PERSON')]
export const handedOver = () => ({
  type: 'HandoverCompleted' as const,
  data: { from: uptd.agencyId, to: dinsos.agencyId, caseworkerId: 'user-dinsos-1' },
})
export const handoverFailed = () => ({ type: 'HandoverFailed' as const, data: { code: 'NOT_ACCOUNTABLE' as const } })
export const caseworkerChanged = (caseworkerId: string) => ({ type: 'ReferralCaseworkerChanged' as const, data: { caseworkerId } })
export const passedOn = (to: AgencyFixture) => ({ type: 'ReferralSenderChanged' as const, data: { senderAgencyId: to.agencyId } })
export const completed = () => ({ type: 'ReferralCompleted' as const, data: { outcome: 'SERVICE_PROVIDED' as const } })

const opened = {
  type: 'CaseOpened',
  data: { caseId, personId, agencyId: uptd.agencyId, caseworkerId: 'user-uptd-1', area: kupang },
} as const
export const openCase = stateAfter(caseFact, opened)
export const grownUp = stateAfter(caseFact, opened, { type: 'AgeBandChanged', data: { ageBand: 'ADULT_30_47' } })
export const needyCase = stateAfter(caseFact, opened, { type: 'ImmediateNeedRecorded', data: {} })
export const closedCase = stateAfter(caseFact, opened, { type: 'CaseClosed', data: {} })

export const consentTo = (recipient: AgencyFixture, categories: string[], purpose = 'SERVICES', validUntil?: string) => ({
  type: 'ConsentGiven' as const,
  data: {
    consentId: idOf('consent'),
    personId,
    caseId,
    purpose,
    categories,
    recipientAgencyId: recipient.agencyId,
    ...(validUntil && { validUntil }),
  },
})
export const withdrawn = { type: 'ConsentWithdrawn', data: { consentId: idOf('consent') } } as const
export const consents = (...answers: Parameters<typeof stateAfter<object, typeof consentFact.events>>[1][]) => stateAfter(consentFact, ...answers)

export const excluded = ({ agencyId }: AgencyFixture): readonly Relation[] => [{ kind: 'excluded', agencyId, from: '2024-01-01T00:00:00.000Z' }]

const directory = (fixture: AgencyFixture, ...services: AgencyOffer[]) =>
  stateAfter(agency, registeredAs(fixture, { nameIsSecret: fixture.agencyKind === 'LPSK' }), ...services.map((service) => offered(service)))
export const recipients = {
  dinsos: directory(dinsos, 'SOCIAL_REHABILITATION', 'SHELTER'),
  ngo: directory(ngo, 'SOCIAL_REHABILITATION', 'SHELTER'),
  hospital: directory(hospital, 'HIV_TEST', 'HEALTH'),
  lpsk: directory(lpsk, 'PROTECTION'),
  police: directory(police, 'LEGAL_INFORMATION'),
}
