import { anyone } from '@titian/access'
import { returnCodeOf } from '@titian/vocabulary'
import { z } from 'zod'
import { dutyNeed, personsAreNew, receive } from './receive.ts'
import { report } from './report.ts'
import { told } from './submit-report.ts'

/** Nothing of the sender is kept but what they write. */
export const submitPublicReport = report.command({
  name: 'SubmitPublicReport',
  doc: 'Anyone tells of a person who may need help, without an account. The answer has the return code to ask with later.',
  collection: 'public-reports',
  may: anyone,
  label: { id: 'Sampaikan laporan tanpa akun', en: 'Submit a report without an account' },
  input: z.strictObject(told),
  newPersons: true,
  needs: { duty: dutyNeed },
  urgent: true,
  claims: personsAreNew,
  receipt: returnCodeOf,
  decide: (input, state, context) => receive('PUBLIC_DOOR', input, state, context),
})
