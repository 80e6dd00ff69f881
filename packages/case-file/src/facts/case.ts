import { fact, type Relation, received } from '@titian/core'
import { z } from 'zod'

interface Span {
  readonly agencyId: string
  readonly userId?: string
  readonly from: string
  readonly to?: string
}

/** What every service knows of a case: who answers for it, and whether it is being closed. */
export interface CaseFact {
  readonly status: 'unknown' | 'open' | 'closing' | 'closed'
  readonly caseId?: string
  readonly personId?: string
  readonly accountable?: string
  readonly caseworkerId?: string
  readonly area?: string
  readonly closureRequestId?: string
  /** Strongest determination that stands, by the most protective rule (ACTUAL over POSSIBLE over NOT). */
  readonly determination?: 'POSSIBLE' | 'ACTUAL' | 'NOT'
  readonly immediateNeed: boolean
  readonly agencies: readonly Span[]
  readonly caseworkers: readonly Span[]
  readonly determiners: readonly Span[]
}

const ended = (spans: readonly Span[], to: string): readonly Span[] => spans.map((span) => (span.to === undefined ? { ...span, to } : span))
const rank = { NOT: 0, POSSIBLE: 1, ACTUAL: 2 } as const

/** intake's case, as all others receive it. */
export const caseFact = fact({
  service: 'intake',
  aggregate: 'case',
  events: {
    CaseOpened: received({ caseId: z.uuid(), personId: z.uuid(), agencyId: z.uuid(), caseworkerId: z.string(), area: z.string() }),
    CaseworkerAssigned: received({ caseworkerId: z.string() }),
    AccountabilityTransferred: received({ from: z.uuid(), to: z.uuid(), caseworkerId: z.string(), referralId: z.uuid() }),
    AccountabilityTransferRefused: received({ referralId: z.uuid(), code: z.string() }),
    TraffickingStatusDetermined: received({ status: z.enum(['POSSIBLE', 'ACTUAL', 'NOT']), agencyId: z.uuid() }),
    ImmediateNeedRecorded: received({}),
    CaseClosureRequested: received({ requestId: z.uuid(), services: z.array(z.string()) }),
    ClosureWithdrawn: received({ requestId: z.uuid() }),
    CaseClosed: received({}),
  },
  initialState: { status: 'unknown', agencies: [], caseworkers: [], determiners: [], immediateNeed: false } as CaseFact,
  evolve: {
    CaseOpened: (state, { caseId, personId, agencyId, caseworkerId, area }, { recordedAt }) => ({
      ...state,
      status: 'open',
      caseId,
      personId,
      accountable: agencyId,
      caseworkerId,
      area,
      agencies: [{ agencyId, from: recordedAt }],
      caseworkers: [{ agencyId, userId: caseworkerId, from: recordedAt }],
    }),
    CaseworkerAssigned: (state, { caseworkerId }, { recordedAt }) => ({
      ...state,
      caseworkerId,
      caseworkers: [...ended(state.caseworkers, recordedAt), { agencyId: state.accountable ?? '', userId: caseworkerId, from: recordedAt }],
    }),
    AccountabilityTransferred: (state, { to, caseworkerId }, { recordedAt }) => ({
      ...state,
      accountable: to,
      caseworkerId,
      agencies: [...ended(state.agencies, recordedAt), { agencyId: to, from: recordedAt }],
      caseworkers: [...ended(state.caseworkers, recordedAt), { agencyId: to, userId: caseworkerId, from: recordedAt }],
    }),
    AccountabilityTransferRefused: (state) => state,
    TraffickingStatusDetermined: (state, { status, agencyId }, { recordedAt }) => ({
      ...state,
      determination: state.determination === undefined || rank[status] > rank[state.determination] ? status : state.determination,
      determiners: state.determiners.some((span) => span.agencyId === agencyId)
        ? state.determiners
        : [...state.determiners, { agencyId, from: recordedAt }],
    }),
    ImmediateNeedRecorded: (state) => ({ ...state, immediateNeed: true }),
    CaseClosureRequested: (state, { requestId }) => ({ ...state, status: 'closing', closureRequestId: requestId }),
    ClosureWithdrawn: (state) => ({ ...state, status: 'open' }),
    CaseClosed: (state) => ({ ...state, status: 'closed' }),
  },
  caseId: (state) => state.caseId,
  relations: (state) => caseRelations(state),
})

/** The relations that a case itself makes; intake's own case aggregate uses the same function. */
export const caseRelations = (state: Pick<CaseFact, 'agencies' | 'caseworkers' | 'determiners'>): readonly Relation[] => [
  ...state.agencies.map(({ agencyId, from, to }) => ({ kind: 'accountableAgency' as const, agencyId, from, ...(to && { to }) })),
  // Agencies here have no units: the supervisors of the one that answers for the case.
  ...state.agencies.map(({ agencyId, from, to }) => ({ kind: 'supervisor' as const, agencyId, from, ...(to && { to }) })),
  ...state.agencies.flatMap(({ agencyId, to }) => (to ? [{ kind: 'formerAccountableAgency' as const, agencyId, from: to }] : [])),
  ...state.caseworkers.map(({ userId, agencyId, from, to }) => ({
    kind: 'caseworker' as const,
    agencyId,
    ...(userId && { userId }),
    from,
    ...(to && { to }),
  })),
  ...state.determiners.map(({ agencyId, from }) => ({ kind: 'determiningAgency' as const, agencyId, from })),
]
