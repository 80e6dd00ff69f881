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
  decide({ caseworkerId }, state) {
    if (state.status === 'accepted') return state.caseworkerId === caseworkerId ? [] : reject('REFERRAL_ALREADY_ACCEPTED')
    if (state.status !== 'requested') return reject('REFERRAL_NOT_OPEN')
    return [{ type: 'ReferralAccepted', data: { caseworkerId } }]
  },
})
