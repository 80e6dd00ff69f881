import { z } from 'zod'
import { dutyDecision } from '../posts.ts'
import { reject } from '../rejections.ts'
import { notOpen, report } from './report.ts'

export const confirmDismissal = report.command({
  name: 'ConfirmDismissal',
  doc: 'A second person agrees that a report ends without a case.',
  path: 'confirm-dismissal',
  may: dutyDecision,
  label: { id: 'Setujui penutupan laporan', en: 'Confirm the dismissal' },
  input: z.strictObject({}),
  open: (state, { actor }) =>
    notOpen(state) ??
    (!state.dismissal ? reject('DISMISSAL_NOT_PROPOSED') : state.dismissal.proposedBy === actor.userId ? reject('SECOND_PERSON_NEEDED') : undefined),
  decide(_, state) {
    if (state.status === 'dismissed') return []
    if (!state.dismissal) return reject('DISMISSAL_NOT_PROPOSED')
    return [{ type: 'ReportDismissed', data: { reason: state.dismissal.reason } }]
  },
})
