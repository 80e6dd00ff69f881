import { posts } from '@titian/access'
import { referralRejectionCodes } from '@titian/vocabulary'
import { z } from 'zod'
import { reject } from '../rejections.ts'
import { rejectionFields } from './events.ts'
import { redirectDue } from './redirect-due.ts'
import { referral } from './referral.ts'
import { workers } from './workers.ts'

export const rejectReferral = referral.command({
  name: 'RejectReferral',
  doc: 'The recipient agency does not take the referral on, and says why by a code. The sender has a day to ask another one, four hours in an emergency.',
  path: 'reject',
  may: posts(...workers).of('askedAgency'),
  label: { id: 'Tolak rujukan', en: 'Reject referral' },
  input: z.strictObject(rejectionFields),
  open: ({ status, ending, rejectionCode: code }) =>
    ending === 'rejected'
      ? reject('REFERRAL_ALREADY_REJECTED', { code: code && referralRejectionCodes.label(code) })
      : status !== 'requested'
        ? reject('REFERRAL_NOT_OPEN')
        : undefined,
  decide({ code, text }, state, { now }) {
    if (state.ending === 'rejected' && state.rejectionCode === code) return []
    if (code === 'OTHER' && text === undefined) return reject('REJECTION_TEXT_MISSING')
    return [{ type: 'ReferralRejected', data: { code, ...(text && { text }), ...redirectDue(state.urgency, now) } }]
  },
})
