import type { Relation } from '@titian/core'
import type { Case } from './case-state.ts'

/** Whom a case binds to itself. */
export const caseRelations = (state: Pick<Case, 'agencies' | 'caseworkers' | 'determiners'>): readonly Relation[] => [
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
