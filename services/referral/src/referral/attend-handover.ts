import { posts } from '@titian/access'
import { caseFact, isKnownAdult } from '@titian/case-file'
import { stateOf } from '@titian/core'
import { flag } from '@titian/service'
import { z } from 'zod'
import { reject } from '../rejections.ts'
import { party as attendingParty, how as confirmation, endedWithIt } from './events.ts'
import { referral } from './referral.ts'
import { workers } from './workers.ts'

export const attendHandover = referral.command({
  name: 'AttendHandover',
  doc: 'Confirms that one party attended the hand-over. Each agency confirms its own; either caseworker records how the person confirmed.',
  path: 'attend-handover',
  may: posts(...workers).of('senderAgency', 'recipientAgency'),
  label: { id: 'Konfirmasi kehadiran serah terima', en: 'Confirm attendance' },
  input: z.strictObject({
    party: attendingParty,
    how: confirmation.optional(),
    /** A named worker has ruled out a tie of the guardian to recruiter or payment (SAFETY 14). */
    guardianTieRuledOut: flag({
      id: 'Wali dipastikan tidak terkait dengan perekrut atau pembayaran',
      en: 'The guardian has no tie to the recruiter or to payment',
    }).optional(),
    /** Said by the sender of a transfer, who sees them in `openAtTransfer`. */
    endedWithIt: endedWithIt.optional(),
  }),
  needs: { theCase: stateOf(caseFact, 'caseId') },
  open: ({ status }) =>
    status === 'handed-over' ? reject('REFERRAL_ALREADY_HANDED_OVER') : status !== 'accepted' ? reject('REFERRAL_NOT_ACCEPTED') : undefined,
  usual: true,
  decide({ party, how, guardianTieRuledOut, endedWithIt }, state, { actor, theCase }) {
    if (state.attended.includes(party)) return []
    if (party === 'SENDER' && actor.agencyId !== state.senderAgencyId) return reject('PARTY_NOT_YOURS')
    if (party === 'RECIPIENT' && actor.agencyId !== state.recipientAgencyId) return reject('PARTY_NOT_YOURS')
    // Nobody stands for a grown woman (SAFETY 13, 14).
    if (party === 'GUARDIAN' && isKnownAdult(theCase)) return reject('GUARDIAN_OF_ADULT')
    if (party === 'GUARDIAN' && guardianTieRuledOut !== true) return reject('GUARDIAN_NOT_CLEARED')
    if ((party === 'PERSON' || party === 'GUARDIAN') && how === undefined) return reject('CONFIRMATION_MISSING')
    if (endedWithIt && (party !== 'SENDER' || state.kind !== 'TRANSFER')) return reject('ENDS_WITH_TRANSFER_ONLY')
    const data = {
      party,
      confirmedBy: actor.userId,
      ...(how && { how }),
      ...(party === 'GUARDIAN' && { guardianTieRuledOutBy: actor.userId }),
      ...(endedWithIt && { endedWithIt }),
    }
    return [{ type: 'HandoverAttended', data }]
  },
})
