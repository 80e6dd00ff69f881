import { systemOnly } from '@titian/access'
import { z } from 'zod'
import { dueAt as due } from '../fields.ts'
import { referral } from './referral.ts'

export const lapseDisclosure = referral.command({
  name: 'LapseDisclosure',
  doc: 'Nobody reviewed in time whether a law may stand where she refused: it stands no longer.',
  path: 'lapse-disclosure',
  may: systemOnly,
  label: { id: 'Gugurkan pembukaan data', en: 'Lapse the disclosure' },
  input: z.strictObject({ dueAt: due }),
  decide: ({ dueAt }, { reviewDueAt, discretion }, { now }) =>
    reviewDueAt === dueAt && now.toISOString() >= dueAt ? [{ type: 'DisclosureLapsed', data: { discretion } }] : [],
})
