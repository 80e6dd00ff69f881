import { z } from 'zod'
import { dutyDesk } from '../posts.ts'
import { reject } from '../rejections.ts'
import { explanation } from './events.ts'
import { notOpen, report } from './report.ts'

export const objectToDismissal = report.command({
  name: 'ObjectToDismissal',
  doc: 'Someone of the agency on duty does not agree that a report ends (or takes the own proposal back); the report stays open.',
  path: 'object-to-dismissal',
  may: dutyDesk,
  label: { id: 'Tolak penutupan laporan', en: 'Object to the dismissal' },
  input: z.strictObject({ explanation: explanation.optional() }),
  open: (state) => notOpen(state) ?? (state.dismissal ? undefined : reject('DISMISSAL_NOT_PROPOSED')),
  decide: (input) => [{ type: 'DismissalObjected', data: input }],
})
