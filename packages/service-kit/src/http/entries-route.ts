import type { Router } from 'express'
import { z } from 'zod'
import type { Parts } from '../parts.ts'
import { entriesOf } from '../read/entries.ts'
import { answerRecorded } from './answering.ts'
import { momentOf, personIn } from './request.ts'
import { upToDate } from './up-to-date.ts'
import { anId, valid } from './validation.ts'

export const entriesBody = z.strictObject({ caseId: anId, asOf: z.string().optional() })

/**
 * `POST /entries/batch`: this service's lines of a case, for this person. Someone without a relation gets the same empty list as for a case
 * that does not exist or in which this service has no part.
 */
export function entriesRoute(router: Router, parts: Parts): void {
  router.post('/entries/batch', async (request, response) => {
    const principal = personIn(request)
    const { caseId, asOf: asked } = valid(entriesBody, request.body ?? {})
    const asOf = momentOf(asked, parts.clock.now())
    const stale = !(await upToDate(parts, request))
    const { entries, decision } = await entriesOf(parts, principal, caseId, asOf)
    const shown = { action: 'ReadEntries', caseIds: [caseId], resources: [], decisions: [decision], count: entries.length }
    await answerRecorded(parts, request, response, shown, 200, { entries, ...(stale && { stale }) })
  })
}
