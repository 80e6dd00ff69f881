import { posts } from '@titian/access'
import { z } from 'zod'
import { caseworker } from '../fields.ts'
import { reject } from '../rejections.ts'
import { notOpen, theCase } from './case.ts'

export const rescueCase = theCase.command({
  name: 'RescueCase',
  doc: 'The desk of the province names a caseworker, at the agency that answers for it, for a case that has none who can work on it.',
  path: 'rescue',
  may: posts('supervisor', 'duty-officer').of('askedAgency'),
  label: { id: 'Tunjuk pendamping pengganti', en: 'Name another caseworker' },
  input: z.strictObject({ caseworkerId: caseworker }),
  open: (state) => notOpen(state) ?? (state.rescue ? undefined : reject('CASE_NOT_WAITING')),
  usual: true,
  decide: ({ caseworkerId }) => [{ type: 'CaseworkerAssigned', data: { caseworkerId } }],
})
