import { posts } from '@titian/access'
import { flag } from '@titian/service'
import { z } from 'zod'
import { reject } from '../rejections.ts'
import { party as attendingParty, how as confirmation } from './events.ts'
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
  }),
  open: ({ status }) =>
    status === 'handed-over' ? reject('REFERRAL_ALREADY_HANDED_OVER') : status !== 'accepted' ? reject('REFERRAL_NOT_ACCEPTED') : undefined,
  usual: true,
  decide({ party, how, guardianTieRuledOut }, state, { actor }) {
    if (state.attended.includes(party)) return []
    if (party === 'SENDER' && actor.agencyId !== state.senderAgencyId) return reject('PARTY_NOT_YOURS')
    if (party === 'RECIPIENT' && actor.agencyId !== state.recipientAgencyId) return reject('PARTY_NOT_YOURS')
    if (party === 'GUARDIAN' && guardianTieRuledOut !== true) return reject('GUARDIAN_NOT_CLEARED')
    if ((party === 'PERSON' || party === 'GUARDIAN') && how === undefined) return reject('CONFIRMATION_MISSING')
    return [{ type: 'HandoverAttended', data: { party, confirmedBy: actor.userId, ...(how && { how }) } }]
  },
})
