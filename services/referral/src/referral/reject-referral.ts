import { posts } from '@titian/access'
import { z } from 'zod'
import { reject } from '../rejections.ts'
import { rejectionFields } from './events.ts'
import { referral } from './referral.ts'
import { workers } from './workers.ts'

export const rejectReferral = referral.command({
  name: 'RejectReferral',
  doc: 'The recipient agency does not take the referral on, and says why by a code.',
  path: 'reject',
  may: posts(...workers).of('askedAgency'),
  label: { id: 'Tolak rujukan', en: 'Reject referral' },
  input: z.strictObject(rejectionFields),
  decide({ code, text }, state) {
    if (state.ending === 'rejected') return state.rejectionCode === code ? [] : reject('REFERRAL_ALREADY_REJECTED', { code: state.rejectionCode })
    if (state.status !== 'requested') return reject('REFERRAL_NOT_OPEN')
    if (code === 'OTHER' && text === undefined) return reject('REJECTION_TEXT_MISSING')
    return [{ type: 'ReferralRejected', data: { code, ...(text && { text }) } }]
  },
})
