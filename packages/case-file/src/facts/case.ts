import { fact, received } from '@titian/core'
import { z } from 'zod'

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
}

const rank = { NOT: 0, POSSIBLE: 1, ACTUAL: 2 } as const

/** intake's case, as all others receive it. */
export const caseFact = fact({
  service: 'intake',
  aggregate: 'case',
  events: {
    CaseOpened: received({
      caseId: z.uuid(),
      personId: z.uuid(),
      agencyId: z.uuid(),
      caseworkerId: z.string(),
      area: z.string(),
      /** Not said: in doubt, and so a child's (SAFETY 13). */
      ageBand: z.string().optional(),
    }),
    CaseworkerAssigned: received({ caseworkerId: z.string() }),
    AccountabilityTransferred: received({ from: z.uuid(), to: z.uuid(), caseworkerId: z.string(), referralId: z.uuid().optional() }),
    AccountabilityTransferRefused: received({ referralId: z.uuid(), code: z.string() }),
    TraffickingStatusDetermined: received({ status: z.enum(['POSSIBLE', 'ACTUAL', 'NOT']), agencyId: z.uuid() }),
    ImmediateNeedRecorded: received({}),
    CaseClosureRequested: received({ requestId: z.uuid(), services: z.array(z.string()) }),
    ClosureWithdrawn: received({ requestId: z.uuid() }),
    CaseClosed: received({}),
  },
  initialState: { status: 'unknown', immediateNeed: false } as CaseFact,
  evolve: {
    CaseOpened: (state, { caseId, personId, agencyId, caseworkerId, area }) => ({
      ...state,
      status: 'open',
      caseId,
      personId,
      accountable: agencyId,
      caseworkerId,
      area,
    }),
    CaseworkerAssigned: (state, { caseworkerId }) => ({ ...state, caseworkerId }),
    AccountabilityTransferred: (state, { to, caseworkerId }) => ({ ...state, accountable: to, caseworkerId }),
    AccountabilityTransferRefused: (state) => state,
    TraffickingStatusDetermined: (state, { status }) => ({
      ...state,
      determination: state.determination === undefined || rank[status] > rank[state.determination] ? status : state.determination,
    }),
    ImmediateNeedRecorded: (state) => ({ ...state, immediateNeed: true }),
    CaseClosureRequested: (state, { requestId }) => ({ ...state, status: 'closing', closureRequestId: requestId }),
    ClosureWithdrawn: (state) => ({ ...state, status: 'open' }),
    CaseClosed: (state) => ({ ...state, status: 'closed' }),
  },
})
