import { type AccessEntry, isAccountable, mayKnowCase, policyAt, visibleAccessEntries } from '@titian/access'
import { assertGrounded, assertRelationsSeen, relationsOfCases } from '@titian/case-file'
import { TitianError } from '@titian/core'
import type { Router } from 'express'
import { z } from 'zod'
import type { Parts } from '../parts.ts'
import { answerRecorded } from './answering.ts'
import { personIn } from './request.ts'
import { valid } from './validation.ts'

export const looksParams = z.strictObject({ caseId: z.uuid() })

/**
 * `GET /access-entries?caseId=`: who looked at a case in this service, as far as the asker may know, the latest first. The asking is a look as
 * well, and stands in the next answer. Someone without a relation gets an empty list, as for a case that does not exist.
 */
export function whoLookedRoute(router: Router, parts: Parts): void {
  router.get('/access-entries', async (request, response) => {
    const principal = personIn(request)
    const { caseId } = valid(looksParams, request.query)
    await assertRelationsSeen(parts)
    const relations = (await relationsOfCases(parts, [caseId]))(caseId)
    await assertGrounded(parts, principal, new Map([[caseId, relations]]))
    // A list that lacks the last looks must not pass for the whole one.
    if (!(await parts.accessViews.waitFor(await parts.accessStore.head(), 2_000))) throw new TitianError('VIEWS_BEHIND')
    const { rows } = await parts.accessViews.query<AccessEntry>(
      'select * from access_entry where case_id = $1 order by at desc, correlation_id limit 500',
      [caseId],
    )
    const now = parts.clock.now()
    const context = { relations: relations.all, now, pseudonymKey: parts.secrets.pseudonymKey }
    const looks = mayKnowCase(principal, relations.all, now) ? visibleAccessEntries(principal, rows, context) : []
    const policy = policyAt(now).version
    const decision = isAccountable(principal, relations.all, now)
      ? { effect: 'permit' as const, fieldGroups: { case: 'full' as const }, rules: ['R-LOOKS-ACCOUNTABLE'], policy }
      : { effect: 'permit' as const, fieldGroups: {}, rules: ['R-LOOKS-OWN'], policy }
    await answerRecorded(
      parts,
      request,
      response,
      { action: 'WhoLooked', caseIds: [caseId], resources: [], decisions: [decision], count: looks.length },
      200,
      { looks },
    )
  })
}
