import type { Relation } from '@titian/core'
import type { Db } from '@titian/views'

interface Row {
  readonly case_id: string
  readonly kind: string
  readonly agency_id: string | null
  readonly unit_id: string | null
  readonly user_id: string | null
  readonly from_at: Date
  readonly to_at: Date | null
}

/**
 * The relations of these cases out of the `relation` view, ended and future ones included: what `decide` needs for the rows of a list.
 * Every id asked for is a key of the answer. A single resource is decided from the folds of its streams instead, which are never behind.
 */
export async function relationsOfCases(db: Db, caseIds: readonly string[]): Promise<ReadonlyMap<string, readonly Relation[]>> {
  const { rows } = await db.query<Row>(
    'SELECT case_id, kind, agency_id, unit_id, user_id, from_at, to_at FROM relation WHERE case_id = ANY($1::uuid[])',
    [caseIds],
  )
  const found = new Map<string, Relation[]>(caseIds.map((caseId) => [caseId, []]))
  for (const row of rows) found.get(row.case_id)?.push(relationIn(row))
  return found
}

const relationIn = ({ kind, agency_id, unit_id, user_id, from_at, to_at }: Row): Relation => ({
  kind,
  ...(agency_id === null ? {} : { agencyId: agency_id }),
  ...(unit_id === null ? {} : { unitId: unit_id }),
  ...(user_id === null ? {} : { userId: user_id }),
  from: from_at.toISOString(),
  ...(to_at === null ? {} : { to: to_at.toISOString() }),
})
