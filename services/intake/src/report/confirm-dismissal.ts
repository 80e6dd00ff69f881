import { z } from 'zod'
import { dutyDecision } from '../posts.ts'
import { reject } from '../rejections.ts'
import { isReportOpen, report } from './report.ts'

export const confirmDismissal = report.command({
  name: 'ConfirmDismissal',
  doc: 'A second person agrees that a report ends without a case.',
  path: 'confirm-dismissal',
  may: dutyDecision,
  label: { id: 'Setujui penutupan laporan', en: 'Confirm the dismissal' },
  input: z.strictObject({}),
  decide(_, state, { actor }) {
    if (state.status === 'dismissed') return []
    if (!isReportOpen(state)) return reject('REPORT_NOT_OPEN', { status: state.status })
    if (!state.dismissal) return reject('DISMISSAL_NOT_PROPOSED')
    if (state.dismissal.proposedBy === actor.userId) return reject('SECOND_PERSON_NEEDED')
    return [{ type: 'ReportDismissed', data: { reason: state.dismissal.reason } }]
  },
})
