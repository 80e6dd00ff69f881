import type { Subject } from '../subject/subject.ts'
import type { Case } from './case-state.ts'
import { missingElements } from './elements.ts'

/**
 * Whoever said ACTUAL said it of elements that were borne out; where no episode bears them all out any more, POSSIBLE is what is left until that
 * agency says again. No service ends by it (SAFETY 11).
 */
export function fallenBack(after: Case, person: Pick<Subject, 'ages'>, now: Date) {
  if (missingElements(after, person, now).length === 0) return []
  return after.determinations
    .filter(({ status, superseded }) => status === 'ACTUAL' && !superseded)
    .map(({ agencyId }) => ({ type: 'DeterminationFellBack' as const, data: { agencyId, status: 'POSSIBLE' as const } }))
}
