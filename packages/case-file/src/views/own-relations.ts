import type { Relation } from '@titian/core'
import type { CaseFileParts } from '../case-file-parts.ts'
import { type RelationRow, relationColumns, toRelation } from './relations.ts'

/** What resources of this service make by themselves, as the view knows it; `<category>-<id>`. */
export async function relationsOfResources(
  { views }: Pick<CaseFileParts, 'views'>,
  resources: readonly string[],
): Promise<(resource: string | undefined) => readonly Relation[]> {
  if (resources.length === 0) return () => []
  const { rows } = await views.query<RelationRow>(
    `select ${relationColumns} from relation where resource = any($1::text[]) and superseded_at is null`,
    [resources],
  )
  const found = Map.groupBy(rows, ({ resource }) => resource)
  return (resource) => (found.get(resource ?? '') ?? []).map(toRelation)
}
