import { fact, received } from '@titian/core'
import { z } from 'zod'

interface Exclusion {
  readonly exclusionId: string
  readonly agencyId?: string
  readonly unitId?: string
  readonly userId?: string
  readonly from: string
  readonly to?: string
}

export interface ExclusionFact {
  readonly caseId?: string
  readonly exclusions: readonly Exclusion[]
}

/** Who must not learn of a case; a stream of its own, so that a case's versions do not show it. Wins over everything. */
export const exclusionFact = fact({
  service: 'intake',
  aggregate: 'exclusion',
  events: {
    ExcludedFromCase: received({
      caseId: z.uuid(),
      exclusionId: z.uuid(),
      agencyId: z.string().optional(),
      unitId: z.string().optional(),
      userId: z.string().optional(),
    }),
    ExclusionLifted: received({ exclusionId: z.uuid() }),
  },
  initialState: { exclusions: [] } as ExclusionFact,
  evolve: {
    ExcludedFromCase: (state, { caseId, exclusionId, agencyId, unitId, userId }, { recordedAt }) => ({
      caseId,
      exclusions: [
        ...state.exclusions,
        { exclusionId, ...(agencyId && { agencyId }), ...(unitId && { unitId }), ...(userId && { userId }), from: recordedAt },
      ],
    }),
    ExclusionLifted: (state, { exclusionId }, { recordedAt }) => ({
      ...state,
      exclusions: state.exclusions.map((one) => (one.exclusionId === exclusionId ? { ...one, to: recordedAt } : one)),
    }),
  },
  caseId: (state) => state.caseId,
  relations: (state) => state.exclusions.map(({ exclusionId: _, ...who }) => ({ kind: 'excluded', ...who })),
})
