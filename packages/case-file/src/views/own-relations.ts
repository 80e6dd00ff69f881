import type { Relation } from '@titian/core'
import type { CaseFileParts } from '../case-file-parts.ts'
import { type RelationRow, toRelation } from './relations.ts'

/** What resources of this service make by themselves, as the view knows it; `<category>-<id>`. */
export async function relationsOfResources(
  { views }: Pick<CaseFileParts, 'views'>,
  resources: readonly string[],
): Promise<(resource: string | undefined) => readonly Relation[]> {
  if (resources.length === 0) return () => []
  const { rows } = await views.query<RelationRow>(
    'select resource, case_id, kind, agency_id, unit_id, user_id, from_at, to_at from relation where resource = any($1::text[])',
    [resources],
  )
  const found = Map.groupBy(rows, ({ resource }) => resource)
  return (resource) => (found.get(resource ?? '') ?? []).map(toRelation)
}
