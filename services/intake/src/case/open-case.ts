import { systemOnly } from '@titian/access'
import { ageBands } from '@titian/vocabulary'
import { z } from 'zod'
import { Id, Regency, UserId } from '../fields.ts'
import { reject } from '../rejections.ts'
import { theCase } from './case.ts'

export const openCase = theCase.command({
  name: 'OpenCase',
  doc: 'Opens the case that a converted report names, under the ids it names.',
  may: systemOnly,
  label: { id: 'Buka kasus', en: 'Open the case' },
  input: z.strictObject({
    caseNumber: z.string(),
    personId: Id,
    reportId: Id,
    agencyId: Id,
    caseworkerId: UserId,
    area: Regency,
    ageBand: ageBands.schema,
  }),
  decide(input, state, { id }) {
    if (state.status !== 'none') return state.caseNumber === input.caseNumber ? [] : reject('CASE_ALREADY_OPEN')
    return [{ type: 'CaseOpened', data: { caseId: id, ...input } }]
  },
})
