import { posts } from '@titian/access'
import { z } from 'zod'
import { reject } from '../rejections.ts'
import { givenCancelReason } from './events.ts'
import { referral } from './referral.ts'

export const cancelReferral = referral.command({
  name: 'CancelReferral',
  doc: 'The sender takes the referral back, until it is handed over.',
  path: 'cancel',
  may: posts('caseworker', 'social-worker', 'supervisor', 'duty-officer').of('senderAgency'),
  label: { id: 'Batalkan rujukan', en: 'Cancel referral' },
  input: z.strictObject({ code: givenCancelReason }),
  // What has not been looked at is not looked at any more.
  urgent: true,
  open: ({ status }) =>
    status === 'handed-over'
      ? reject('REFERRAL_ALREADY_HANDED_OVER')
      : status !== 'requested' && status !== 'accepted'
        ? reject('REFERRAL_ALREADY_ENDED')
        : undefined,
  decide: ({ code }, { ending }) => (ending === 'cancelled' ? [] : [{ type: 'ReferralCancelled', data: { code } }]),
})
