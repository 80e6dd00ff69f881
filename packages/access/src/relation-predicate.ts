import { isSystem, TitianError } from '@titian/core'
import type { Principal } from './principal.ts'
import { personKinds, wideKindsFor } from './relation-kinds.ts'
import { needsNoRelation } from './relations.ts'

type Add = (value: unknown) => string

/**
 * SQL condition that the case in this column exists for this person; equals `mayKnowCase`, by a test over random relations and people.
 * Reads the table `relation` of the `relation` view, which must be on the search path.
 *
 * @param caseIdColumn of type uuid, qualified or not (`c.case_id`); the column stands outside the sub-queries, so that it cannot be captured by theirs.
 * @param add binds a parameter and returns its `$n`.
 * @throws TitianError `COLUMN_INVALID` for anything but a plain column.
 */
export function visible(principal: Principal, caseIdColumn: string, add: Add, now: Date): string {
  if (!/^[a-z_][a-z0-9_]*(\.[a-z_][a-z0-9_]*)?$/.test(caseIdColumn)) throw new TitianError('COLUMN_INVALID', { caseIdColumn })
  if (isSystem(principal)) return 'true'
  const user = `${add(principal.userId)}::text`
  const unit = `${add(principal.unitId)}::text`
  const agency = `${add(principal.agencyId)}::text`
  const at = `${add(now.toISOString())}::timestamptz`
  const inForce = `x.case_id IS NOT NULL AND x.from_at <= ${at} AND (x.to_at IS NULL OR ${at} < x.to_at)`
  const excluded = `SELECT x.case_id FROM relation x WHERE x.kind = 'excluded' AND ${inForce}
    AND CASE WHEN x.user_id IS NOT NULL THEN x.user_id = ${user} WHEN x.unit_id IS NOT NULL THEN x.unit_id = ${unit} ELSE x.agency_id = ${agency} END`
  // NOT IN is safe: no case_id in it is null.
  const notExcluded = `${caseIdColumn} NOT IN (${excluded})`
  if (needsNoRelation(principal)) return `(${notExcluded})`
  const related = `SELECT x.case_id FROM relation x WHERE ${inForce} AND (x.agency_id IS NULL OR x.agency_id = ${agency}) AND (
      (x.user_id = ${user} AND x.kind = ANY(${add(personKinds)}::text[]))
      OR (x.user_id IS NULL AND (x.unit_id IS NOT NULL OR x.agency_id IS NOT NULL) AND (x.unit_id IS NULL OR x.unit_id = ${unit}) AND x.kind = ANY(${add(wideKindsFor(principal.post))}::text[])))`
  return `(${caseIdColumn} IN (${related}) AND ${notExcluded})`
}
