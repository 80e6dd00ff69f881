import { systemOnly } from '@titian/access'
import { z } from 'zod'
import { referral } from './referral.ts'

export const stopDisclosure = referral.command({
  name: 'StopDisclosure',
  doc: 'Takes a referral back that nobody has taken on yet, because a consent that it rests on was withdrawn. What already runs goes on.',
  path: 'stop-disclosure',
  may: systemOnly,
  label: { id: 'Hentikan pembukaan data', en: 'Stop disclosure' },
  input: z.strictObject({}),
  decide: (_, { status }) => (status === 'requested' ? [{ type: 'ReferralCancelled', data: { code: 'CONSENT_WITHDRAWN' } }] : []),
})
