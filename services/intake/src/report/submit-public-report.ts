import { anyone } from '@titian/access'
import { z } from 'zod'
import { dutyNeed, receive } from './receive.ts'
import { report } from './report.ts'
import { told } from './submit-report.ts'

/** The sender gets `returnCodeOf(id)` (@titian/vocabulary) and may ask with it later; nothing of the sender is kept but what they write. */
export const submitPublicReport = report.command({
  name: 'SubmitPublicReport',
  doc: 'Anyone tells of a person who may need help, without an account. The return code follows from the id in the answer.',
  collection: 'public-reports',
  may: anyone,
  label: { id: 'Sampaikan laporan tanpa akun', en: 'Submit a report without an account' },
  input: z.strictObject(told),
  needs: { duty: dutyNeed },
  urgent: true,
  decide: (input, state, context) => receive('PUBLIC_DOOR', input, state, context),
})
