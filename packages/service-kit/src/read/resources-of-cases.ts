import { aggregateOf } from '@titian/case-file'
import type { AnyAggregate } from '@titian/core'
import { idOf } from '@titian/views'
import type { Parts } from '../parts.ts'
import type { Wanted } from './resource.ts'

/** Resources of these aggregates that belong to the cases, oldest first, from the index of the cases' lines. Who may know of them is not asked here. */
export async function resourcesOfCases(parts: Parts, caseIds: readonly string[], of: readonly AnyAggregate[]): Promise<readonly Wanted[]> {
  if (caseIds.length === 0 || of.length === 0) return []
  const { rows } = await parts.views.query<{ stream: string }>(
    'select stream from case_entry where case_id = any($1::uuid[]) group by stream order by min(position)',
    [caseIds],
  )
  return rows.flatMap(({ stream }) => {
    const aggregate = aggregateOf(parts, stream)
    return aggregate !== undefined && of.includes(aggregate) ? [{ aggregate, id: idOf(stream) }] : []
  })
}
