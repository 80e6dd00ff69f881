import type { ReferralFact } from '@titian/case-file'
import type { Relation } from '@titian/core'
import type { Grounds } from './disclosure.ts'

/** Whose it was, from – to: a user's or an agency's id. */
export interface Formerly {
  readonly id: string
  readonly from: string
  readonly to: string
}

interface Referred extends ReferralFact {
  readonly disclosed: Grounds
  readonly senderSince?: string
  readonly formerSenders: readonly Formerly[]
  readonly caseworkerSince?: string
  readonly formerCaseworkers: readonly Formerly[]
  readonly caseworkerUnitId?: string | undefined
}

/**
 * Whom a referral binds. A recipient that only was asked is bound to the referral, not to the case, until it said no or was no longer asked; from the
 * acceptance on it has a part in the case. Either way it reads what was disclosed to it, of the person whom the referral is about.
 */
export function referralRelations(state: Referred): readonly Relation[] {
  const { senderAgencyId, recipientAgencyId, personId, caseworkerId, requestedAt, acceptedAt, endedAt } = state
  if (!requestedAt) return []
  const until = endedAt && { to: endedAt }
  const disclosed = personId && { personId, disclosed: state.disclosed }
  const sender: readonly Relation[] = [
    ...state.formerSenders.map(({ id, from, to }) => ({ kind: 'senderAgency' as const, agencyId: id, from, to })),
    ...(senderAgencyId ? [{ kind: 'senderAgency' as const, agencyId: senderAgencyId, from: state.senderSince ?? requestedAt }] : []),
  ]
  if (!recipientAgencyId) return sender
  const asked: Relation = { kind: 'askedAgency', agencyId: recipientAgencyId, ...disclosed, from: requestedAt, ...until }
  if (!caseworkerId || !acceptedAt) return [...sender, asked]
  const span = { agencyId: recipientAgencyId, from: acceptedAt, ...until }
  return [
    ...sender,
    asked,
    { kind: 'recipientAgency', ...span },
    ...state.formerCaseworkers.map(({ id, from, to }) => ({ kind: 'recipientCaseworker' as const, userId: id, ...span, ...disclosed, from, to })),
    { kind: 'recipientCaseworker', userId: caseworkerId, ...span, ...disclosed, from: state.caseworkerSince ?? acceptedAt },
    { kind: 'recipientSupervisor', ...(state.caseworkerUnitId !== undefined && { unitId: state.caseworkerUnitId }), ...span, ...disclosed },
  ]
}
