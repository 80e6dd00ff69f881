import { type CarriedRelation, type Disclosed, whenRecorded } from '@titian/core'

interface Of {
  readonly caseId: string
  readonly personId?: string
}

const span = ({ caseId, personId }: Of, agencyId: string) => ({ caseId, ...(personId && { personId }), agencyId, from: whenRecorded })

/** Whom the opening of a case binds, as it travels: its agency, and there the caseworker and the supervisors. */
export const answersForCase = (of: Of, agencyId: string, userId: string): readonly CarriedRelation[] => [
  { kind: 'accountableAgency', ...span(of, agencyId) },
  { kind: 'supervisor', ...span(of, agencyId) },
  { kind: 'caseworker', userId, ...span(of, agencyId) },
]

/** Whom an accepted referral binds, as it travels, with what was disclosed of the person: `{ identity: 'CONSENT' }`. */
export const tookReferral = (of: Of, agencyId: string, userId: string, disclosed: Disclosed = {}): readonly CarriedRelation[] => [
  { kind: 'recipientAgency', ...span(of, agencyId) },
  { kind: 'recipientCaseworker', userId, ...span(of, agencyId), disclosed },
  { kind: 'recipientSupervisor', ...span(of, agencyId), disclosed },
]

/** A person who must not learn of a case, as it travels. */
export const keptAway = (caseId: string, userId: string): readonly CarriedRelation[] => [{ kind: 'excluded', caseId, userId, from: whenRecorded }]
