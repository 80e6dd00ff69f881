import { systemOnly } from '@titian/access'
import { z } from 'zod'
import { goesWithTheCase } from './open-still.ts'
import { referral } from './referral.ts'

export const endWithTransfer = referral.command({
  name: 'EndWithTransfer',
  doc: 'Ends a referral with the transfer of its case: its sender said so, or the agency that was asked answers for the case itself now.',
  path: 'end-with-transfer',
  may: systemOnly,
  label: { id: 'Akhiri rujukan bersama pelimpahan', en: 'End the referral with the transfer' },
  input: z.strictObject({}),
  decide: (_, state) => (goesWithTheCase(state) ? [{ type: 'ReferralCancelled', data: { code: 'TRANSFERRED' } }] : []),
})
