import { posts } from '@titian/access'
import { z } from 'zod'
import { companions, partOfCase } from '../case-checks.ts'
import { planDiscardReason } from './events.ts'
import { notGoingOn, plan } from './plan.ts'

export const discardPlan = plan.command({
  name: 'DiscardPlan',
  doc: 'Ends a plan before its goals: she declines, contact is lost, another plan takes its place. Help goes on being possible.',
  path: 'discard',
  may: posts(...companions).of(...partOfCase),
  label: { id: 'Hentikan rencana', en: 'Discard plan' },
  input: z.strictObject({ code: planDiscardReason }),
  open: notGoingOn,
  decide: ({ code }, { status }) => (status === 'discarded' ? [] : [{ type: 'PlanDiscarded', data: { code } }]),
})
