import { systemOnly } from '@titian/access'
import { z } from 'zod'
import { agency } from './agency.ts'
import { dutyAreas, dutyTaker } from './events.ts'

export const loseDuty = agency.command({
  name: 'LoseDuty',
  doc: 'Another agency was granted the duty for these areas: this one has it there no more, and its leaders are told.',
  path: 'lose-duty',
  may: systemOnly,
  label: { id: 'Alihkan piket laporan', en: 'Lose the duty for reports' },
  input: z.strictObject({ areas: dutyAreas, toAgencyId: dutyTaker }),
  decide({ areas, toAgencyId }, { status }) {
    return status === 'approved' ? [{ type: 'DutyLost', data: { areas, toAgencyId } }] : []
  },
})
