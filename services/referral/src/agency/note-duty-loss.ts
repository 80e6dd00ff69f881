import { posts } from '@titian/access'
import { z } from 'zod'
import { agency } from './agency.ts'

export const noteDutyLoss = agency.command({
  name: 'NoteDutyLoss',
  doc: 'Says that the agency knows of the duty for reports that went to another one.',
  path: 'note-duty-loss',
  may: posts('agency-admin', 'supervisor').of('self'),
  label: { id: 'Nyatakan sudah tahu', en: 'Take note of it' },
  input: z.strictObject({}),
  decide: (_, { lost }) => (lost.length === 0 ? [] : [{ type: 'DutyLossSeen', data: {} }]),
})
