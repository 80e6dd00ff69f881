import type { Relation } from '@titian/core'
import type { Case, Span } from './case-state.ts'

type Bound = Pick<Case, 'agencies' | 'caseworkers' | 'determiners' | 'rescue'>

/** Whom a case binds to itself. */
export const caseRelations = (state: Bound): readonly Relation[] => [
  ...state.agencies.map(({ agencyId, from, to }) => ({ kind: 'accountableAgency' as const, agencyId, from, ...(to && { to }) })),
  ...overUnits(state.caseworkers).map(({ agencyId, unitId, from, to }) => ({
    kind: 'supervisor' as const,
    agencyId,
    ...(unitId !== undefined && { unitId }),
    from,
    ...(to && { to }),
  })),
  ...state.agencies.flatMap(({ agencyId, to }) => (to ? [{ kind: 'formerAccountableAgency' as const, agencyId, from: to }] : [])),
  // While it is left to the supervisor nobody is named.
  ...state.caseworkers.flatMap(({ userId, agencyId, from, to }) =>
    userId ? [{ kind: 'caseworker' as const, agencyId, userId, from, ...(to && { to }) }] : [],
  ),
  ...state.determiners.map(({ agencyId, from }) => ({ kind: 'determiningAgency' as const, agencyId, from })),
  // Asked to name a caseworker, and shown no more of the case than that.
  ...(state.rescue ? [{ kind: 'askedAgency' as const, agencyId: state.rescue.deskAgencyId, from: state.rescue.from }] : []),
]

/** The units whose people worked on it, one after the other: of an agency without units, the agency. Their supervisors see it, those of other units do not. */
const overUnits = (caseworkers: readonly Span[]): readonly Span[] =>
  caseworkers.reduce<readonly Span[]>((spans, { agencyId, unitId, from, to }) => {
    const last = spans.at(-1)
    const goesOn = last !== undefined && last.agencyId === agencyId && last.unitId === unitId && last.to === from
    const span = { agencyId, unitId, from: goesOn ? last.from : from, ...(to && { to }) }
    return [...(goesOn ? spans.slice(0, -1) : spans), span]
  }, [])
