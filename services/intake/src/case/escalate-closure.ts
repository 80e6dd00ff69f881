import { systemOnly } from '@titian/access'
import { z } from 'zod'
import { dueAt } from '../fields.ts'
import { theCase } from './case.ts'

export const escalateClosure = theCase.command({
  name: 'EscalateClosure',
  doc: 'A closure has waited a day for its second person: it is overdue for every supervisor of the accountable agency but the one who asked for it.',
  path: 'escalate-closure',
  may: systemOnly,
  label: { id: 'Teruskan penutupan ke supervisor', en: 'Escalate the closure' },
  input: z.strictObject({ dueAt }),
  decide: ({ dueAt }, { closure }, { now }) =>
    closure?.secondPersonDueAt === dueAt && !closure.escalated && now.toISOString() >= dueAt
      ? [{ type: 'ClosureEscalated', data: { requestId: closure.requestId } }]
      : [],
})
