import { systemOnly } from '@titian/access'
import { z } from 'zod'
import { sender } from '../fields.ts'
import { goesWithTheCase } from './open-still.ts'
import { referral } from './referral.ts'

export const passReferralOn = referral.command({
  name: 'PassReferralOn',
  doc: 'Accountability for the case moved: a referral that is still open goes on with who is accountable now as its sender.',
  path: 'pass-on',
  may: systemOnly,
  label: { id: 'Alihkan rujukan ke penanggung jawab baru', en: 'Pass the referral on' },
  input: z.strictObject({ senderAgencyId: sender }),
  decide: ({ senderAgencyId }, state) =>
    state.senderAgencyId === senderAgencyId || !goesWithTheCase(state) ? [] : [{ type: 'ReferralSenderChanged', data: { senderAgencyId } }],
})
