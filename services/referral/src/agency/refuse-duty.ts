import { posts } from '@titian/access'
import { z } from 'zod'
import { reject } from '../rejections.ts'
import { agency } from './agency.ts'
import { dutyRefusal } from './events.ts'

export const refuseDuty = agency.command({
  name: 'RefuseDuty',
  doc: 'The desk of the province does not grant the duty for reports that an agency asked for.',
  path: 'refuse-duty',
  may: posts('supervisor').of('askedAgency'),
  label: { id: 'Tolak permintaan piket', en: 'Refuse the duty for reports' },
  input: z.strictObject({ code: dutyRefusal }),
  open: ({ asked }) => (asked ? undefined : reject('DUTY_NOT_ASKED')),
  decide: ({ code }) => [{ type: 'DutyRefused', data: { code } }],
})
