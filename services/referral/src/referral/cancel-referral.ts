import { posts } from '@titian/access'
import { z } from 'zod'
import { reject } from '../rejections.ts'
import { cancelReason } from './events.ts'
import { referral } from './referral.ts'

export const cancelReferral = referral.command({
  name: 'CancelReferral',
  doc: 'The sender takes the referral back, until it is handed over.',
  path: 'cancel',
  may: posts('caseworker', 'social-worker', 'supervisor', 'duty-officer').of('senderAgency'),
  label: { id: 'Batalkan rujukan', en: 'Cancel referral' },
  input: z.strictObject({ code: cancelReason }),
  decide({ code }, state) {
    if (state.ending === 'cancelled') return []
    if (state.status === 'handed-over') return reject('REFERRAL_ALREADY_HANDED_OVER')
    if (state.status !== 'requested' && state.status !== 'accepted') return reject('REFERRAL_ALREADY_ENDED')
    return [{ type: 'ReferralCancelled', data: { code } }]
  },
})
