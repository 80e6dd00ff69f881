import { posts } from '@titian/access'
import { caseFact, isKnownAdult } from '@titian/case-file'
import { stateOf } from '@titian/core'
import { type HandoverParty, handoverParties } from '@titian/vocabulary'
import { z } from 'zod'
import { reject } from '../rejections.ts'
import { referral } from './referral.ts'
import { workers } from './workers.ts'

/** A guardian attends beside the person or, of a child, in its place. */
function missingParties(attended: readonly HandoverParty[]): readonly HandoverParty[] {
  const agencies = (['SENDER', 'RECIPIENT'] as const).filter((party) => !attended.includes(party))
  return attended.includes('PERSON') || attended.includes('GUARDIAN') ? agencies : [...agencies, 'PERSON']
}

export const completeHandover = referral.command({
  name: 'CompleteHandover',
  doc: 'The recipient closes the hand-over once sender, recipient and the person attended. Of a TRANSFER, intake then decides that accountability moves.',
  path: 'complete-handover',
  may: posts(...workers).of('recipientAgency'),
  label: { id: 'Selesaikan serah terima', en: 'Complete hand-over' },
  input: z.strictObject({}),
  needs: { theCase: stateOf(caseFact, 'caseId') },
  open({ status, attended }) {
    if (status === 'handed-over') return reject('REFERRAL_ALREADY_HANDED_OVER')
    if (status !== 'accepted') return reject('REFERRAL_NOT_ACCEPTED')
    const missing = missingParties(attended)
    return missing.length > 0 ? reject('HANDOVER_INCOMPLETE', { missing: missing.map((party) => handoverParties.label(party)) }) : undefined
  },
  usual: true,
  decide(_, state, { theCase }) {
    if (state.status === 'handed-over') return []
    if (isKnownAdult(theCase) && !state.attended.includes('PERSON'))
      return reject('HANDOVER_INCOMPLETE', { missing: [handoverParties.label('PERSON')] })
    const { senderAgencyId: from, recipientAgencyId: to, caseworkerId } = state
    return from && to && caseworkerId ? [{ type: 'HandoverCompleted', data: { from, to, caseworkerId } }] : reject('REFERRAL_NOT_ACCEPTED')
  },
})
