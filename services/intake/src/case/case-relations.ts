import type { Relation } from '@titian/core'
import type { Case } from './case-state.ts'

/** Whom a case binds to itself. */
export const caseRelations = (state: Pick<Case, 'agencies' | 'caseworkers' | 'determiners' | 'rescue'>): readonly Relation[] => [
  ...state.agencies.map(({ agencyId, from, to }) => ({ kind: 'accountableAgency' as const, agencyId, from, ...(to && { to }) })),
  // Agencies here have no units: the supervisors of the one that answers for the case.
  ...state.agencies.map(({ agencyId, from, to }) => ({ kind: 'supervisor' as const, agencyId, from, ...(to && { to }) })),
  ...state.agencies.flatMap(({ agencyId, to }) => (to ? [{ kind: 'formerAccountableAgency' as const, agencyId, from: to }] : [])),
  // While it is left to the supervisor nobody is named.
  ...state.caseworkers.flatMap(({ userId, agencyId, from, to }) =>
    userId ? [{ kind: 'caseworker' as const, agencyId, userId, from, ...(to && { to }) }] : [],
  ),
  // Asked to name a caseworker, and shown no more of the case than that.
  ...(state.rescue ? [{ kind: 'askedAgency' as const, agencyId: state.rescue.deskAgencyId, from: state.rescue.from }] : []),
  ...state.determiners.map(({ agencyId, from }) => ({ kind: 'determiningAgency' as const, agencyId, from })),
]
