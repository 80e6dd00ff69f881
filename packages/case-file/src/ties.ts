import type { Decision, Principal } from '@titian/access'
import type { CaseFileParts } from './case-file-parts.ts'
import { type Clearance, clearanceForResources, type Resource } from './clearance.ts'
import { assertGrounded } from './views/relations.ts'
import { secretAgencies } from './views/secret-agencies.ts'

/** What binds one person to some resources, and what must not be told them beside. */
export interface Ties {
  /** In the order asked. */
  readonly of: readonly Clearance[]
  /** Agencies whose part in a case can itself be the secret. */
  readonly secret: ReadonlySet<string>
}

/**
 * The one question of all reads: relations, consents and exclusions of the cases that these resources belong to, at once for all of them, then
 * and now where a moment is asked for. It rests on what other services said lately, also where nothing is found: else the answer would tell.
 * @throws FACTS_STALE
 */
export async function ties(parts: CaseFileParts, principal: Principal, resources: readonly Resource[], asOf?: Date): Promise<Ties> {
  const [of, secret] = await Promise.all([clearanceForResources(parts, principal, resources, asOf), secretAgencies(parts)])
  const cases = new Map(resources.flatMap(({ id, caseId }, index) => (of[index] ? [[caseId ?? id, of[index].relations] as const] : [])))
  await assertGrounded(parts, principal, cases)
  return { of, secret }
}

/** A case, as a resource to be asked about. */
export const caseResource = (id: string): Resource => ({ type: 'case', id, own: [], caseId: id })

/**
 * Which of these cases the person may know of. Nothing that belongs to the others is looked up: the time that it takes would tell how much there
 * is (SAFETY 4). @throws FACTS_STALE
 */
export async function knownCases(
  parts: CaseFileParts,
  principal: Principal,
  caseIds: readonly string[],
  asOf?: Date,
): Promise<{ readonly caseIds: readonly string[]; readonly decisions: readonly Decision[] }> {
  const { of } = await ties(parts, principal, caseIds.map(caseResource), asOf)
  const decisions = of.map(({ decision }) => decision)
  return { caseIds: caseIds.filter((_, index) => isKnown(decisions[index])), decisions }
}

/** To know of a case, or of something in it, is to know at least of its plain facts. */
export const isKnown = (decision: Decision | undefined): decision is Extract<Decision, { effect: 'permit' }> =>
  decision?.effect === 'permit' && decision.fieldGroups.case !== undefined
