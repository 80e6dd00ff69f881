import { z } from 'zod'
import { caseworker } from '../fields.ts'
import { caseSupervisor } from '../posts.ts'
import { notOpen, theCase } from './case.ts'

export const assignCaseworker = theCase.command({
  name: 'AssignCaseworker',
  doc: 'The accountable agency names the person who works on the case from now on.',
  path: 'assign-caseworker',
  may: caseSupervisor,
  label: { id: 'Tugaskan pendamping kasus', en: 'Assign the caseworker' },
  input: z.strictObject({ caseworkerId: caseworker }),
  open: notOpen,
  decide({ caseworkerId }, state) {
    return state.caseworkerId === caseworkerId ? [] : [{ type: 'CaseworkerAssigned', data: { caseworkerId } }]
  },
})
