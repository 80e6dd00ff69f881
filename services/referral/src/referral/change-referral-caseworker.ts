import { posts } from '@titian/access'
import { z } from 'zod'
import { caseworker } from '../fields.ts'
import { reject } from '../rejections.ts'
import { referral } from './referral.ts'
import { workers } from './workers.ts'

/** Who was there until now keeps what they saw, and learns nothing more. */
export const changeReferralCaseworker = referral.command({
  name: 'ChangeReferralCaseworker',
  doc: 'The recipient agency names another caseworker for a referral that it has taken on.',
  path: 'change-caseworker',
  may: posts(...workers).of('recipientAgency'),
  label: { id: 'Ganti pendamping rujukan', en: 'Change the caseworker' },
  input: z.strictObject({ caseworkerId: caseworker }),
  open: ({ status, kind }) =>
    status === 'accepted' || (status === 'handed-over' && kind !== 'TRANSFER') ? undefined : reject('REFERRAL_NOT_ACCEPTED'),
  decide: ({ caseworkerId }, state) => (state.caseworkerId === caseworkerId ? [] : [{ type: 'ReferralCaseworkerChanged', data: { caseworkerId } }]),
})
