import { systemOnly } from '@titian/access'
import { z } from 'zod'
import { accountable, ageBand, area, caseworker, theNumber, thePersonId, theReportId } from '../fields.ts'
import { reject } from '../rejections.ts'
import { theCase } from './case.ts'
import { missingOf, namedFor, unitOf } from './named.ts'

export const openCase = theCase.command({
  name: 'OpenCase',
  doc: 'Opens the case that a converted report names, under the ids it names.',
  may: systemOnly,
  label: { id: 'Buka kasus', en: 'Open the case' },
  input: z.strictObject({
    caseNumber: theNumber,
    personId: thePersonId,
    reportId: theReportId,
    agencyId: accountable,
    caseworkerId: caseworker,
    area,
    ageBand,
  }),
  needs: { named: namedFor(({ agencyId }: { agencyId: string }) => agencyId) },
  decide(input, state, { id, named }) {
    // Undone, the report may become a case after all, under the id that was reserved for it.
    if (state.status !== 'none' && state.status !== 'undone') return state.caseNumber === input.caseNumber ? [] : reject('CASE_ALREADY_OPEN')
    return [{ type: 'CaseOpened', data: { caseId: id, ...input, ...unitOf(named) } }, ...missingOf(named)]
  },
})
