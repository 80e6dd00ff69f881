import { reportChannels, triageUrgency } from '@titian/vocabulary'
import { z } from 'zod'
import { Regency } from '../fields.ts'
import { reporters } from '../posts.ts'
import { dutyNeed, receive } from './receive.ts'
import { report, reporterFields, Slot } from './report.ts'

export const told = {
  area: Regency,
  urgency: triageUrgency.schema,
  immediateDanger: z.boolean(),
  persons: z.array(Slot).min(1).max(20),
  reporter: z.strictObject(reporterFields).optional(),
}

export const submitReport = report.command({
  name: 'SubmitReport',
  doc: 'Someone of an agency tells of a person who may need help; the agency on duty for the area has it from this moment on.',
  may: reporters,
  label: { id: 'Sampaikan laporan', en: 'Submit a report' },
  input: z.strictObject({ channel: reportChannels.schema.exclude(['PUBLIC_DOOR']), ...told }),
  needs: { duty: dutyNeed },
  decide: ({ channel, ...rest }, state, context) => receive(channel, rest, state, context),
})
