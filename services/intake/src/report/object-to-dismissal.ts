import { z } from 'zod'
import { dutyDesk } from '../posts.ts'
import { reject } from '../rejections.ts'
import { explanation, isReportOpen, report } from './report.ts'

export const objectToDismissal = report.command({
  name: 'ObjectToDismissal',
  doc: 'Someone of the agency on duty does not agree that a report ends (or takes the own proposal back); the report stays open.',
  path: 'object-to-dismissal',
  may: dutyDesk,
  label: { id: 'Tolak penutupan laporan', en: 'Object to the dismissal' },
  input: z.strictObject({ explanation: explanation.optional() }),
  decide(input, state) {
    if (!isReportOpen(state)) return reject('REPORT_NOT_OPEN', { status: state.status })
    if (!state.dismissal) return reject('DISMISSAL_NOT_PROPOSED')
    return [{ type: 'DismissalObjected', data: input }]
  },
})
