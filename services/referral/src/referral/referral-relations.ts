import type { ReferralFact } from '@titian/case-file'
import type { Relation } from '@titian/core'
import type { Disclosable } from './codes.ts'

interface Referred extends ReferralFact {
  readonly disclosedCategories: readonly Disclosable[]
}

/**
 * Whom a referral binds. A recipient that only was asked is bound to the referral, not to the case, until it said no or was no longer asked; from the
 * acceptance on it has a part in the case, with what was disclosed to it.
 */
export function referralRelations(state: Referred): readonly Relation[] {
  const { senderAgencyId, recipientAgencyId, caseworkerId, requestedAt, acceptedAt, endedAt, disclosedCategories: disclosed } = state
  if (!requestedAt) return []
  const until = endedAt && { to: endedAt }
  const sender: readonly Relation[] = senderAgencyId ? [{ kind: 'senderAgency', agencyId: senderAgencyId, from: requestedAt }] : []
  if (!recipientAgencyId) return sender
  const asked: Relation = { kind: 'askedAgency', agencyId: recipientAgencyId, from: requestedAt, ...until }
  if (!caseworkerId || !acceptedAt) return [...sender, asked]
  const span = { agencyId: recipientAgencyId, disclosed, from: acceptedAt, ...until }
  return [
    ...sender,
    asked,
    { kind: 'recipientAgency', ...span },
    { kind: 'recipientCaseworker', userId: caseworkerId, ...span },
    { kind: 'supervisor', ...span },
  ]
}
