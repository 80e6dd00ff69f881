import type { ReferralFact } from '@titian/case-file'
import { aggregate } from '@titian/core'
import type { Sealed } from '@titian/privacy'
import type { HandoverParty, PublicServiceType, ReferralKind, ReferralRejectionCode, ServiceType, TriageUrgency } from '@titian/vocabulary'
import { disclosableCategories, type ReferralEnding, type ReferralOutcome } from './codes.ts'
import { type Grounds, groundsOf } from './disclosure.ts'
import { onConsentAlone } from './disclosure-review.ts'
import type { Discretion } from './discretion.ts'
import { type Requested, referralEvents } from './events.ts'
import { goesWithTheCase } from './open-still.ts'
import { referralPresented } from './presented.ts'
import { type Formerly, referralRelations } from './referral-relations.ts'

/** A request from one agency to another to serve a victim. Neither agency owns it. */
export interface Referral extends ReferralFact {
  readonly discretion: Discretion
  readonly service?: PublicServiceType
  readonly kind?: ReferralKind
  readonly serviceType?: ServiceType
  /** Where the caseworker sat at the acceptance: the supervisors of that unit see the referral. */
  readonly caseworkerUnitId?: string | undefined
  readonly urgency?: TriageUrgency
  /** What the recipient may read, each category with what it rests on. */
  readonly disclosed: Grounds
  /** Until then a second person says whether a law may stand where she refused. */
  readonly reviewDueAt?: string
  readonly disclosedBy?: string
  readonly reason?: Sealed
  readonly dueAt?: string
  readonly escalatedAt?: string
  readonly rejectionCode?: ReferralRejectionCode
  /** When another agency must have been asked, after a rejection. */
  readonly redirectDueAt?: string
  readonly rejectionEscalated?: true
  /** Nobody else serves it here, and the ministry was told. */
  readonly unserved?: true
  readonly ending?: ReferralEnding
  readonly outcome?: ReferralOutcome
  readonly redirectedTo?: { readonly referralId: string; readonly recipientAgencyId: string }
  readonly attended: readonly HandoverParty[]
  /** Referrals that end with this transfer. */
  readonly endedWithIt: readonly string[]
  /** Since when its sender and its caseworker are so, where they were others before. */
  readonly senderSince?: string
  readonly formerSenders: readonly Formerly[]
  readonly caseworkerSince?: string
  readonly formerCaseworkers: readonly Formerly[]
}

interface When {
  readonly recordedAt: string
  readonly actor: { readonly userId: string }
}

const requested = (
  state: Referral,
  { consentIds: _, disclosedCategories, byLaw, basis, reason, ...data }: Requested,
  { recordedAt, actor }: When,
): Referral => ({
  ...state,
  ...data,
  disclosed: groundsOf(disclosedCategories, byLaw, basis),
  disclosedBy: actor.userId,
  ...(reason && { reason }),
  status: 'requested',
  requestedAt: recordedAt,
})

const redirected = (state: Referral, { toReferralId, recipientAgencyId }: { toReferralId: string; recipientAgencyId: string }): Referral => ({
  ...state,
  redirectedTo: { referralId: toReferralId, recipientAgencyId },
})

const reviewed = ({ reviewDueAt: _, ...state }: Referral, disclosed: Grounds): Referral => ({ ...state, disclosed })

const over = (state: Referral, ending: ReferralEnding, endedAt: string): Referral => ({
  ...state,
  status: 'ended',
  ending,
  endedAt,
})

export const referral = aggregate({
  name: 'referral',
  label: { id: 'Rujukan', en: 'Referral' },
  ofCase: 'referrals',
  events: referralEvents,
  initialState: {
    status: 'unknown',
    discretion: 'open',
    disclosed: {},
    attended: [],
    endedWithIt: [],
    formerSenders: [],
    formerCaseworkers: [],
  } as Referral,
  evolve: {
    ReferralRequested: requested,
    ReferralNoted: (state) => state,
    ReferralAnswerDue: (state, { dueAt }) => ({ ...state, dueAt }),
    DisclosureWidened: (state, { disclosedCategories, byLaw, basis }, { actor }) => ({
      ...state,
      disclosed: { ...state.disclosed, ...groundsOf(disclosedCategories, byLaw, basis) },
      disclosedBy: actor.userId,
    }),
    DisclosureReviewDue: (state, { dueAt }) => ({ ...state, reviewDueAt: dueAt }),
    DisclosureReviewed: (state, { outcome }) => reviewed(state, outcome === 'UPHELD' ? state.disclosed : onConsentAlone(state.disclosed)),
    DisclosureLapsed: (state) => reviewed(state, onConsentAlone(state.disclosed)),
    ReferralAccepted: (state, { caseworkerId, unitId }, { recordedAt }) => ({
      ...state,
      status: 'accepted',
      caseworkerId,
      caseworkerUnitId: unitId,
      acceptedAt: recordedAt,
    }),
    ReferralCaseworkerChanged: (state, { caseworkerId, unitId }, { recordedAt: to }) => ({
      ...state,
      caseworkerId,
      caseworkerUnitId: unitId,
      caseworkerSince: to,
      formerCaseworkers: [...state.formerCaseworkers, { id: state.caseworkerId ?? '', from: state.caseworkerSince ?? state.acceptedAt ?? to, to }],
    }),
    ReferralSenderChanged: (state, { senderAgencyId }, { recordedAt: to }) => ({
      ...state,
      senderAgencyId,
      senderSince: to,
      formerSenders: [...state.formerSenders, { id: state.senderAgencyId ?? '', from: state.senderSince ?? state.requestedAt ?? to, to }],
    }),
    ReferralRejected: (state, { code, dueAt }, { recordedAt }) => ({
      ...over(state, 'rejected', recordedAt),
      rejectionCode: code,
      redirectDueAt: dueAt,
    }),
    RejectionEscalated: (state) => ({ ...state, rejectionEscalated: true }),
    NeedUnserved: (state) => ({ ...state, unserved: true }),
    ReferralRedirected: redirected,
    ReferralEscalated: (state, _, { recordedAt }) => ({ ...state, escalatedAt: recordedAt }),
    ReferralCancelled: (state, _, { recordedAt }) => over(state, 'cancelled', recordedAt),
    HandoverAttended: (state, { party, endedWithIt = state.endedWithIt }) => ({ ...state, attended: [...state.attended, party], endedWithIt }),
    HandoverCompleted: (state) => ({ ...state, status: 'handed-over' }),
    // They meet again: what was confirmed was a hand-over that did not take place.
    HandoverFailed: (state) => ({ ...state, status: state.status === 'handed-over' ? 'accepted' : state.status, attended: [], endedWithIt: [] }),
    ReferralCompleted: (state, { outcome }, { recordedAt }) => ({ ...over(state, 'completed', recordedAt), outcome }),
  },
  caseId: ({ caseId }) => caseId,
  personIds: ({ personId }) => (personId ? [personId] : []),
  relations: (state) => referralRelations(state),
  isOpen: goesWithTheCase,
  presents: referralPresented,
  // Where it goes is told by an open one alone; the rest of the line keeps its secret (SAFETY 1, 2).
  present: ({ discretion, disclosed, ...state }) => ({
    status: state.status === 'unknown' ? undefined : state.status,
    caseId: state.caseId,
    personId: state.personId,
    senderAgencyId: state.senderAgencyId,
    service: state.service,
    kind: state.kind,
    urgency: state.urgency,
    disclosedCategories: disclosableCategories.codes.filter((one) => disclosed[one] !== undefined),
    requestedAt: state.requestedAt,
    dueAt: state.dueAt,
    escalatedAt: state.escalatedAt,
    acceptedAt: state.acceptedAt,
    attended: state.attended,
    endedAt: state.endedAt,
    ending: state.ending,
    rejectionCode: state.rejectionCode,
    outcome: state.outcome,
    redirectedTo: state.redirectedTo?.referralId,
    ...(discretion === 'open' && { recipientAgencyId: state.recipientAgencyId, serviceType: state.serviceType }),
    ...(disclosed.psychosocial !== undefined && { reason: state.reason }),
  }),
})
