import { aggregateOf } from '@titian/case-file'
import type { AnyAggregate } from '@titian/core'
import { idOf } from '@titian/views'
import type { Parts } from '../parts.ts'
import { entriesIn, type WhichLog } from './entry-view.ts'
import type { Wanted } from './resource.ts'

/** Resources of these aggregates that belong to the cases, oldest first, from the index of the cases' lines. Who may know of them is not asked here. */
export async function resourcesOfCases(parts: Parts, caseIds: readonly string[], of: readonly AnyAggregate[]): Promise<readonly Wanted[]> {
  if (caseIds.length === 0 || of.length === 0) return []
  const logs: readonly WhichLog[] = parts.internal ? [{}, { internal: true }] : [{}]
  const entries = logs.map((log, nth) => `select stream, recorded_at, position, ${nth} as log from ${entriesIn(log)} where case_id = any($1::uuid[])`)
  const { rows } = await parts.views.query<{ stream: string }>(
    `select stream from (${entries.join(' union all ')}) as entry group by stream, log order by min(recorded_at), log, min(position)`,
    [caseIds],
  )
  return rows.flatMap(({ stream }) => {
    const aggregate = aggregateOf(parts, stream)
    return aggregate !== undefined && of.includes(aggregate) ? [{ aggregate, id: idOf(stream) }] : []
  })
}
