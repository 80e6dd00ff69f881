import { posts } from '@titian/access'
import type { Post } from '@titian/vocabulary'
import { z } from 'zod'
import { reject } from '../rejections.ts'
import { referralOutcomes } from './codes.ts'
import { referral } from './referral.ts'
import { workers } from './workers.ts'

const leadsProceedings: readonly string[] = ['investigator', 'prosecutor'] satisfies readonly Post[]

export const completeReferral = referral.command({
  name: 'CompleteReferral',
  doc: 'The recipient says that its part is done, and how it ended. A TRANSFER is handed over first. With OWN_PROCEEDINGS the investigator or prosecutor who took it on stays bound to the case.',
  path: 'complete',
  may: posts(...workers).of('recipientAgency'),
  label: { id: 'Selesaikan rujukan', en: 'Complete referral' },
  input: z.strictObject({ outcome: referralOutcomes.schema }),
  decide({ outcome }, state, { actor }) {
    if (state.ending === 'completed' && state.outcome === outcome) return []
    if (state.status === 'ended') return reject('REFERRAL_ALREADY_ENDED')
    if (state.status !== 'accepted' && state.status !== 'handed-over') return reject('REFERRAL_NOT_ACCEPTED')
    // Sent back, a transfer never reaches its hand-over.
    if (state.status === 'accepted' && state.kind === 'TRANSFER' && outcome !== 'RETURNED') return reject('HANDOVER_PENDING')
    if (outcome !== 'OWN_PROCEEDINGS') return [{ type: 'ReferralCompleted', data: { outcome } }]
    // A criminal case does not end with the help; no other office has proceedings that would keep a case open to it.
    if (!leadsProceedings.includes(actor.post) || state.kind === 'TRANSFER') return reject('NO_OWN_PROCEEDINGS')
    return [{ type: 'ReferralContinued', data: {} }]
  },
})
