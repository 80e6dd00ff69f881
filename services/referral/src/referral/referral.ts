import { aggregate } from '@titian/core'
import type { Sealed } from '@titian/privacy'
import { type ReferralFact, referralRelations } from '@titian/service-kit'
import type { HandoverParty, ReferralRejectionCode, ServiceType, TriageUrgency } from '@titian/vocabulary'
import type { Disclosable } from './disclosure.ts'
import type { Discretion } from './discretion.ts'
import { type Requested, referralEvents } from './events.ts'

/** A request from one agency to another to serve a victim. Neither agency owns it. */
export interface Referral extends ReferralFact {
  readonly discretion: Discretion
  readonly serviceType?: ServiceType
  readonly urgency?: TriageUrgency
  readonly disclosedCategories: readonly Disclosable[]
  readonly reason?: Sealed
  readonly dueAt?: string
  readonly escalatedAt?: string
  readonly rejectionCode?: ReferralRejectionCode
  readonly ending?: 'rejected' | 'cancelled' | 'completed'
  readonly outcome?: string
  readonly redirectedTo?: { readonly referralId: string; readonly recipientAgencyId: string }
  readonly attended: readonly HandoverParty[]
}

const requested =
  (discretion: Discretion) =>
  (state: Referral, { consentIds: _, basis: __, reason, ...data }: Requested, { recordedAt }: { recordedAt: string }): Referral => ({
    ...state,
    ...data,
    ...(reason && { reason }),
    discretion,
    status: 'requested',
    requestedAt: recordedAt,
  })

const redirected = (state: Referral, { toReferralId, recipientAgencyId }: { toReferralId: string; recipientAgencyId: string }): Referral => ({
  ...state,
  redirectedTo: { referralId: toReferralId, recipientAgencyId },
})

const over = (state: Referral, ending: 'rejected' | 'cancelled' | 'completed', endedAt: string): Referral => ({
  ...state,
  status: 'ended',
  ending,
  endedAt,
})

export const referral = aggregate({
  name: 'referral',
  events: referralEvents,
  initialState: { status: 'unknown', discretion: 'open', disclosedCategories: [], attended: [] } as Referral,
  evolve: {
    ReferralRequested: requested('open'),
    HealthReferralRequested: requested('health'),
    ShelterReferralRequested: requested('shelter'),
    DiscreetReferralRequested: requested('protected'),
    ReferralNoted: (state) => state,
    ReferralAnswerDue: (state, { dueAt }) => ({ ...state, dueAt }),
    ReferralAccepted: (state, { caseworkerId }, { recordedAt }) => ({ ...state, status: 'accepted', caseworkerId, acceptedAt: recordedAt }),
    ReferralRejected: (state, { code }, { recordedAt }) => ({ ...over(state, 'rejected', recordedAt), rejectionCode: code }),
    ReferralRedirected: redirected,
    HealthReferralRedirected: redirected,
    ShelterReferralRedirected: redirected,
    DiscreetReferralRedirected: redirected,
    ReferralEscalated: (state, _, { recordedAt }) => ({ ...state, escalatedAt: recordedAt }),
    ReferralCancelled: (state, _, { recordedAt }) => over(state, 'cancelled', recordedAt),
    HandoverAttended: (state, { party }) => ({ ...state, attended: [...state.attended, party] }),
    HandoverCompleted: (state) => ({ ...state, status: 'handed-over' }),
    // They meet again: what was confirmed was a hand-over that did not take place.
    HandoverFailed: (state) => ({ ...state, status: state.status === 'handed-over' ? 'accepted' : state.status, attended: [] }),
    ReferralCompleted: (state, { outcome }, { recordedAt }) => ({ ...over(state, 'completed', recordedAt), outcome }),
  },
  caseId: ({ caseId }) => caseId,
  personIds: ({ personId }) => (personId ? [personId] : []),
  /** An agency that only was asked is bound to the referral, until it said no or was no longer asked. */
  relations: (state) => [
    ...referralRelations(state),
    ...(state.recipientAgencyId && state.requestedAt
      ? [{ kind: 'askedAgency', agencyId: state.recipientAgencyId, from: state.requestedAt, ...(state.endedAt && { to: state.endedAt }) }]
      : []),
  ],
  // Once handed over, a transfer leaves nothing to wait for: the recipient answers for the case itself.
  isOpen: ({ status, kind }) => status === 'requested' || status === 'accepted' || (status === 'handed-over' && kind !== 'TRANSFER'),
  present: ({ discretion, recipientAgencyId, serviceType, reason, redirectedTo, caseworkerId: _, ...state }) => ({
    ...state,
    ...(discretion === 'open' && { recipientAgencyId, serviceType }),
    ...(state.disclosedCategories.includes('psychosocial') && { reason }),
    ...(redirectedTo && { redirectedTo: redirectedTo.referralId }),
  }),
})
