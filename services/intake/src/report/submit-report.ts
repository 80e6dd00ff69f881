import { code, group } from '@titian/service'
import { z } from 'zod'
import { area, immediateDanger, urgency } from '../fields.ts'
import { reporters } from '../posts.ts'
import { staffedChannels } from './codes.ts'
import { reporterSaid, SlotSaid } from './persons.ts'
import { dutyNeed, personsAreNew, receive } from './receive.ts'
import { report } from './report.ts'

export const told = {
  area,
  urgency,
  immediateDanger,
  persons: z.array(SlotSaid).min(1).max(20),
  reporter: group(reporterSaid, { id: 'Pelapor', en: 'Reporter' }).optional(),
}

export const submitReport = report.command({
  name: 'SubmitReport',
  doc: 'Someone of an agency tells of a person who may need help; the agency on duty for the area has it from this moment on.',
  may: reporters,
  label: { id: 'Sampaikan laporan', en: 'Submit a report' },
  input: z.strictObject({ channel: code(staffedChannels, { id: 'Jalur laporan', en: 'Channel' }), ...told }),
  newPersons: true,
  needs: { duty: dutyNeed },
  claims: personsAreNew,
  usual: true,
  urgent: true,
  decide: ({ channel, ...rest }, state, context) => receive(channel, rest, state, context),
})
