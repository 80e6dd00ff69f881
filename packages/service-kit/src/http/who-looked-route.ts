import { type AccessEntry, isAccountable, looksPage, mayKnowCase, policyAt, type SeenLook, visibleAccessEntries } from '@titian/access'
import { assertGrounded, assertRelationsSeen, type CaseRelations, relationsOfCases } from '@titian/case-file'
import { TitianError } from '@titian/core'
import type { Request, Router } from 'express'
import { z } from 'zod'
import type { Parts } from '../parts.ts'
import { answerRecorded } from './answering.ts'
import { personIn } from './request.ts'
import { anId, valid } from './validation.ts'

export const looksParams = z.strictObject({
  caseId: anId,
  /** Refused attempts instead of looks. */
  attempts: z.enum(['true', 'false']).default('false'),
  /** Only what was before this instant, as the asker is told of it: `until` of the page before. */
  before: z.iso.datetime({ offset: true }).optional(),
  first: z.coerce.number().int().min(1).max(200).default(100),
})

const VIEWS_MS = 2_000

/**
 * `GET /access-entries?caseId=&attempts=&before=&first=`: who looked at a case, or tried to, in this service. Whether one may know of the case is
 * asked before any look is read: the answer to who may not takes as long for every case, known or not. The gateway asks all services and merges
 * what belongs to one request. The asking is itself a look, and recorded as what it was.
 */
export function whoLookedRoute(router: Router, parts: Parts): void {
  router.get('/access-entries', async (request, response) => {
    const { caseId, ...asked } = valid(looksParams, request.query)
    const { relations, may, accountable } = await standing(parts, request, caseId)
    const { looks, until } = may ? await looksAt(parts, request, { caseId, relations, accountable, ...asked }) : { looks: [], until: null }
    const policy = policyAt(parts.clock.now()).version
    const permit = { effect: 'permit' as const, policy }
    const decision = !may
      ? { effect: 'deny' as const, reason: 'NO_RELATION' as const }
      : accountable
        ? { ...permit, fieldGroups: { case: 'full' as const }, rules: ['R-LOOKS-ACCOUNTABLE'] }
        : { ...permit, fieldGroups: {}, rules: ['R-LOOKS-OWN'] }
    const shown = { action: 'WhoLooked', caseIds: [caseId], resources: [], decisions: [decision], count: looks.length }
    await answerRecorded(parts, request, response, shown, 200, { looks, until })
  })
}

/** What the asker is to the case. Asks the same of the database whether it exists or not. @throws VIEWS_BEHIND */
export async function standing(parts: Parts, request: Request, caseId: string) {
  const principal = personIn(request)
  await assertRelationsSeen(parts)
  const relations = (await relationsOfCases(parts, [caseId]))(caseId)
  const now = parts.clock.now()
  return { relations, may: mayKnowCase(principal, relations.all, now), accountable: isAccountable(principal, relations.all, now) }
}

type Asked = Omit<z.output<typeof looksParams>, 'caseId'> & {
  readonly caseId: string
  readonly relations: CaseRelations
  readonly accountable: boolean
}

interface Looks {
  readonly looks: readonly SeenLook[]
  /** There may be more before this instant; null = there is nothing more. */
  readonly until: string | null
}

async function looksAt(parts: Parts, request: Request, { caseId, relations, accountable, attempts, before, first: count }: Asked): Promise<Looks> {
  const principal = personIn(request)
  await assertGrounded(parts, principal, new Map([[caseId, relations]]))
  // A list that lacks the last looks must not pass for the whole one.
  if (!(await parts.accessViews.waitFor(await parts.accessStore.head(), VIEWS_MS))) throw new TitianError('VIEWS_BEHIND')
  const now = parts.clock.now()
  const asked = { caseId, accountable, attempts: attempts === 'true', before: before === undefined ? undefined : new Date(before), count, now }
  const { text, values } = looksPage(principal, asked)
  const { rows } = await parts.accessViews.query<AccessEntry>(text, values)
  const looks = visibleAccessEntries(principal, rows, { relations: relations.all, now, pseudonymKey: parts.secrets.pseudonymKey })
  return { looks, until: rows.length < count ? null : (looks.at(-1)?.at ?? null) }
}
