import { posts } from '@titian/access'
import { z } from 'zod'
import { reject } from '../rejections.ts'
import { agency } from './agency.ts'

export const grantDuty = agency.command({
  name: 'GrantDuty',
  doc: 'The desk of the province grants an agency the duty for reports that it asked for. Whoever has it there until now is told.',
  path: 'grant-duty',
  may: posts('supervisor').of('askedAgency'),
  label: { id: 'Berikan piket laporan', en: 'Grant the duty for reports' },
  input: z.strictObject({}),
  open: ({ asked }) => (asked ? undefined : reject('DUTY_NOT_ASKED')),
  usual: true,
  decide(_, { asked }, { actor }) {
    if (!asked) return reject('DUTY_NOT_ASKED')
    // The desk itself may ask: then a second person of it decides.
    return asked.by === actor.userId ? reject('SECOND_PERSON_NEEDED') : [{ type: 'DutyGranted', data: { areas: [...asked.areas] } }]
  },
})
