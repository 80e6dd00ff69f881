import { posts } from '@titian/access'
import { z } from 'zod'
import { caseworker } from '../fields.ts'
import { reject } from '../rejections.ts'
import { referral } from './referral.ts'
import { workers } from './workers.ts'

export const acceptReferral = referral.command({
  name: 'AcceptReferral',
  doc: 'The recipient agency takes the referral on and names the caseworker.',
  path: 'accept',
  may: posts(...workers).of('askedAgency'),
  label: { id: 'Terima rujukan', en: 'Accept referral' },
  input: z.strictObject({ caseworkerId: caseworker }),
  open: ({ status }) =>
    status === 'accepted' ? reject('REFERRAL_ALREADY_ACCEPTED') : status !== 'requested' ? reject('REFERRAL_NOT_OPEN') : undefined,
  given: { caseworkerId: 'me.userId' },
  usual: true,
  decide({ caseworkerId }, state) {
    if (state.status === 'accepted' && state.caseworkerId === caseworkerId) return []
    return [{ type: 'ReferralAccepted', data: { caseworkerId } }]
  },
})
