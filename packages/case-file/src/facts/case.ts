import { fact, received } from '@titian/core'
import { ageBands, isTreatedAsChild } from '@titian/vocabulary'
import { z } from 'zod'

/** What every service knows of a case: who answers for it, and whether it is being closed. */
type Determined = 'POSSIBLE' | 'ACTUAL' | 'NOT'

export interface CaseFact {
  readonly status: 'unknown' | 'open' | 'closing' | 'closed'
  readonly caseId?: string
  readonly personId?: string
  readonly accountable?: string
  readonly caseworkerId?: string
  readonly area?: string
  /** Not said: in doubt, and so a child's (SAFETY 13). */
  readonly ageBand?: string
  readonly closureRequestId?: string
  /** What each agency holds now; a later one of the same agency takes the place of its earlier one. */
  readonly determinations: Readonly<Record<string, Determined>>
  /** Strongest determination that stands, by the most protective rule (ACTUAL over POSSIBLE over NOT). */
  readonly determination?: Determined
  readonly immediateNeed: boolean
}

const strongest = (standing: readonly Determined[]): Determined | undefined =>
  (['ACTUAL', 'POSSIBLE', 'NOT'] as const).find((one) => standing.includes(one))

/** Whether the person of the case is known to be an adult: whoever is not is treated as a child. */
export const isKnownAdult = ({ ageBand = 'UNKNOWN' }: Pick<CaseFact, 'ageBand'>): boolean => ageBands.has(ageBand) && !isTreatedAsChild(ageBand)

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
    AgeBandChanged: received({ ageBand: z.string() }),
    ImmediateNeedRecorded: received({}),
    CaseClosureRequested: received({ requestId: z.uuid(), services: z.array(z.string()) }),
    ClosureWithdrawn: received({ requestId: z.uuid() }),
    CaseClosed: received({}),
    CaseReopened: received({}),
  },
  initialState: { status: 'unknown', immediateNeed: false, determinations: {} } as CaseFact,
  evolve: {
    // Anew after it was undone: nothing of what was before counts.
    CaseOpened: (_, { caseId, personId, agencyId, caseworkerId, area, ageBand }) => ({
      immediateNeed: false,
      determinations: {},
      status: 'open',
      ...(ageBand !== undefined && { ageBand }),
      caseId,
      personId,
      accountable: agencyId,
      caseworkerId,
      area,
    }),
    CaseworkerAssigned: (state, { caseworkerId }) => ({ ...state, caseworkerId }),
    AccountabilityTransferred: (state, { to, caseworkerId }) => ({ ...state, accountable: to, caseworkerId }),
    AccountabilityTransferRefused: (state) => state,
    TraffickingStatusDetermined: ({ determination: _, ...state }, { status, agencyId }) => {
      const determinations = { ...state.determinations, [agencyId]: status }
      const determination = strongest(Object.values(determinations))
      return { ...state, determinations, ...(determination && { determination }) }
    },
    AgeBandChanged: (state, { ageBand }) => ({ ...state, ageBand }),
    ImmediateNeedRecorded: (state) => ({ ...state, immediateNeed: true }),
    CaseClosureRequested: (state, { requestId }) => ({ ...state, status: 'closing', closureRequestId: requestId }),
    ClosureWithdrawn: (state) => ({ ...state, status: 'open' }),
    CaseClosed: (state) => ({ ...state, status: 'closed' }),
    CaseReopened: (state) => ({ ...state, status: 'open' }),
  },
})
