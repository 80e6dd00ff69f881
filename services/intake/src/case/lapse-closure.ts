import { systemOnly } from '@titian/access'
import { z } from 'zod'
import { dueAt } from '../fields.ts'
import { theCase } from './case.ts'

export const lapseClosure = theCase.command({
  name: 'LapseClosure',
  doc: 'A request for closure has waited too long: services take new work again, and it must be asked anew.',
  path: 'lapse-closure',
  may: systemOnly,
  label: { id: 'Gugurkan permintaan penutupan', en: 'Lapse the request for closure' },
  input: z.strictObject({ dueAt }),
  decide: ({ dueAt }, { closure }) => (closure?.dueAt === dueAt ? [{ type: 'ClosureLapsed', data: { requestId: closure.requestId } }] : []),
})
