import { posts } from '@titian/access'
import { z } from 'zod'
import { companions, partOfCase } from '../case-checks.ts'
import { reject } from '../rejections.ts'
import { planDiscardReason } from './events.ts'
import { plan } from './plan.ts'

export const discardPlan = plan.command({
  name: 'DiscardPlan',
  doc: 'Ends a plan before its goals: she declines, contact is lost, another plan takes its place. Help goes on being possible.',
  path: 'discard',
  may: posts(...companions).of(...partOfCase),
  label: { id: 'Hentikan rencana', en: 'Discard plan' },
  input: z.strictObject({ code: planDiscardReason }),
  decide({ code }, state) {
    if (state.status === 'discarded') return []
    if (state.status === 'none') return reject('PLAN_UNKNOWN')
    if (state.status === 'completed') return reject('PLAN_ENDED')
    return [{ type: 'PlanDiscarded', data: { code } }]
  },
})
