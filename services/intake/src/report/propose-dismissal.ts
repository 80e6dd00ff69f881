import { z } from 'zod'
import { dutyDesk } from '../posts.ts'
import { reject } from '../rejections.ts'
import { dismissReason, explanation, isReportOpen, report } from './report.ts'

export const proposeDismissal = report.command({
  name: 'ProposeDismissal',
  doc: 'Proposes to end a report without a case; nothing ends before a second person agrees.',
  path: 'propose-dismissal',
  may: dutyDesk,
  label: { id: 'Usulkan penutupan laporan', en: 'Propose to dismiss the report' },
  input: z.strictObject({ reason: dismissReason, explanation: explanation.optional() }),
  decide(input, state, { actor }) {
    if (!isReportOpen(state)) return reject('REPORT_NOT_OPEN', { status: state.status })
    if (state.dismissal)
      return state.dismissal.proposedBy === actor.userId && state.dismissal.reason === input.reason ? [] : reject('DISMISSAL_ALREADY_PROPOSED')
    return [{ type: 'DismissalProposed', data: input }]
  },
})
