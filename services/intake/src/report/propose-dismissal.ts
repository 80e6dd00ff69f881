import { z } from 'zod'
import { dueFrom } from '../clock.ts'
import { dutyDesk } from '../posts.ts'
import { reject } from '../rejections.ts'
import { dismissReason, explanation } from './events.ts'
import { notOpen, report } from './report.ts'

export const proposeDismissal = report.command({
  name: 'ProposeDismissal',
  doc: "Proposes to end a report without a case; nothing ends before a second person agrees. After 24 hours the province's desk may be the second person.",
  path: 'propose-dismissal',
  may: dutyDesk,
  label: { id: 'Usulkan penutupan laporan', en: 'Propose to dismiss the report' },
  input: z.strictObject({ reason: dismissReason, explanation: explanation.optional() }),
  open: (state) => notOpen(state) ?? (state.dismissal ? reject('DISMISSAL_ALREADY_PROPOSED') : undefined),
  decide(input, state, { actor, now }) {
    if (state.dismissal?.proposedBy === actor.userId && state.dismissal.reason === input.reason) return []
    return [{ type: 'DismissalProposed', data: { ...input, ...dueFrom('SECOND-PERSON', now, state.area) } }]
  },
})
