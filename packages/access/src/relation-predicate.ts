import { type Actor, isSystem, TitianError } from '@titian/core'
import { raw, type Sql, sql } from '@titian/views'
import type { Principal } from './principal.ts'
import { personKinds, wideKindsFor } from './relation-kinds.ts'
import { needsNoRelation } from './relations.ts'

/**
 * SQL condition that the case in this column exists for this person; equals `mayKnowCase`, by a test over random relations and people.
 * Reads the table `relation` of the `relation` view, which must be on the search path.
 *
 * @param caseIdColumn of type uuid, qualified or not (`c.case_id`); the column stands outside the sub-queries, so that it cannot be captured by theirs.
 * @throws TitianError `COLUMN_INVALID` for anything but a plain column.
 */
export function visible(principal: Principal, caseIdColumn: string, now: Date): Sql {
  const without = notExcluded(principal, caseIdColumn, now)
  if (isSystem(principal) || needsNoRelation(principal)) return without
  const { userId, unitId, agencyId, post } = principal
  const related = sql`SELECT x.case_id FROM relation x WHERE ${inForce(now)} AND (x.agency_id IS NULL OR x.agency_id = ${agencyId}::text)
      AND (x.unit_id IS NULL OR x.unit_id = ${unitId}::text) AND (
      (x.user_id = ${userId}::text AND x.kind = ANY(${personKinds}::text[]))
      OR (x.user_id IS NULL AND (x.unit_id IS NOT NULL OR x.agency_id IS NOT NULL) AND x.kind = ANY(${wideKindsFor(post)}::text[])))`
  return sql`(${column(caseIdColumn)} IN (${related}) AND ${without})`
}

/**
 * SQL condition that nothing shuts this person out of the case in this column, whatever else binds them to it; part of `visible`. Alone it is
 * for lists of what an agency was asked, which is bound to the referral before it is to the case. Parameters are as for `visible`.
 */
export function notExcluded(actor: Actor, caseIdColumn: string, now: Date): Sql {
  const checked = column(caseIdColumn)
  if (isSystem(actor)) return sql`true`
  const { userId, unitId, agencyId } = actor
  // NOT IN is safe: no case_id in it is null.
  return sql`${checked} NOT IN (SELECT x.case_id FROM relation x WHERE x.kind = 'excluded' AND ${inForce(now)}
    AND CASE WHEN x.user_id IS NOT NULL THEN x.user_id = ${userId}::text
             WHEN x.unit_id IS NOT NULL THEN x.unit_id = ${unitId}::text
             ELSE x.agency_id = ${agencyId}::text END)`
}

function inForce(now: Date): Sql {
  const at = now.toISOString()
  return sql`x.superseded_at IS NULL AND x.case_id IS NOT NULL AND x.from_at <= ${at}::timestamptz AND (x.to_at IS NULL OR ${at}::timestamptz < x.to_at)`
}

function column(name: string): Sql {
  if (!/^[a-z_][a-z0-9_]*(\.[a-z_][a-z0-9_]*)?$/.test(name)) throw new TitianError('COLUMN_INVALID', { caseIdColumn: name })
  return raw(name)
}
