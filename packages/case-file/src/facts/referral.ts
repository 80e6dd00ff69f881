import { fact, received } from '@titian/core'
import { z } from 'zod'

export interface ReferralFact {
  readonly status: 'unknown' | 'requested' | 'accepted' | 'handed-over' | 'ended'
  readonly caseId?: string
  readonly personId?: string
  readonly senderAgencyId?: string
  readonly recipientAgencyId?: string
  readonly service?: string
  readonly kind?: string
  readonly caseworkerId?: string
  readonly requestedAt?: string
  readonly acceptedAt?: string
  readonly endedAt?: string
}

/** A referral between two agencies, as all others receive it. Its recipient is bound to the case from the acceptance on. */
export const referralFact = fact({
  service: 'referral',
  aggregate: 'referral',
  events: {
    ReferralRequested: received({
      caseId: z.uuid(),
      personId: z.uuid(),
      senderAgencyId: z.uuid(),
      recipientAgencyId: z.uuid(),
      service: z.string(),
      kind: z.enum(['REFERRAL', 'TRANSFER']),
    }),
    ReferralAccepted: received({ caseworkerId: z.string() }),
    ReferralCaseworkerChanged: received({ caseworkerId: z.string() }),
    ReferralSenderChanged: received({ senderAgencyId: z.uuid() }),
    ReferralRejected: received({ code: z.string() }),
    ReferralRedirected: received({ toReferralId: z.uuid() }),
    ReferralEscalated: received({}),
    ReferralCancelled: received({}),
    HandoverAttended: received({ party: z.string() }),
    HandoverCompleted: received({ from: z.uuid(), to: z.uuid(), caseworkerId: z.string() }),
    HandoverFailed: received({ code: z.string() }),
    ReferralCompleted: received({}),
  },
  initialState: { status: 'unknown' } as ReferralFact,
  evolve: {
    ReferralRequested: (_, { caseId, personId, senderAgencyId, recipientAgencyId, service, kind }, { recordedAt }) => ({
      status: 'requested',
      caseId,
      personId,
      senderAgencyId,
      recipientAgencyId,
      service,
      kind,
      requestedAt: recordedAt,
    }),
    ReferralAccepted: (state, { caseworkerId }, { recordedAt }) => ({ ...state, status: 'accepted', caseworkerId, acceptedAt: recordedAt }),
    ReferralCaseworkerChanged: (state, { caseworkerId }) => ({ ...state, caseworkerId }),
    ReferralSenderChanged: (state, { senderAgencyId }) => ({ ...state, senderAgencyId }),
    ReferralRejected: (state, _, { recordedAt }) => ({ ...state, status: 'ended', endedAt: recordedAt }),
    ReferralRedirected: (state) => state,
    ReferralEscalated: (state) => state,
    ReferralCancelled: (state, _, { recordedAt }) => ({ ...state, status: 'ended', endedAt: recordedAt }),
    HandoverAttended: (state) => state,
    HandoverCompleted: (state) => ({ ...state, status: 'handed-over' }),
    HandoverFailed: (state) => state,
    ReferralCompleted: (state, _, { recordedAt }) => ({ ...state, status: 'ended', endedAt: recordedAt }),
  },
})
