import { posts } from '@titian/access'
import { z } from 'zod'
import { reject } from '../rejections.ts'
import { outcome as outcomeField } from './events.ts'
import { referral } from './referral.ts'
import { workers } from './workers.ts'

export const completeReferral = referral.command({
  name: 'CompleteReferral',
  doc: 'The recipient says that its part is done, and how it ended. A TRANSFER is handed over first.',
  path: 'complete',
  may: posts(...workers).of('recipientAgency'),
  label: { id: 'Selesaikan rujukan', en: 'Complete referral' },
  input: z.strictObject({ outcome: outcomeField }),
  open: ({ status }) =>
    status === 'ended'
      ? reject('REFERRAL_ALREADY_ENDED')
      : status !== 'accepted' && status !== 'handed-over'
        ? reject('REFERRAL_NOT_ACCEPTED')
        : undefined,
  decide({ outcome }, state) {
    if (state.ending === 'completed' && state.outcome === outcome) return []
    // Sent back, a transfer never reaches its hand-over.
    if (state.status === 'accepted' && state.kind === 'TRANSFER' && outcome !== 'RETURNED') return reject('HANDOVER_PENDING')
    return [{ type: 'ReferralCompleted', data: { outcome } }]
  },
})
