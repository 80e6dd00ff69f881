import { categoryIn } from '@titian/case-file'
import type { AnyAggregate } from '@titian/core'
import { type Handles, type View, view } from '@titian/views'

/** The log that holds the streams of such an aggregate. */
export type WhichLog = Pick<AnyAggregate, 'internal'>

/** The table that tells which events of a log belong to a case. */
export const entriesIn = ({ internal }: WhichLog): string => (internal ? 'internal_case_entry' : 'case_entry')

/** Which of the service's own events belong to a case: an index, no copy. */
export function entryView(aggregates: readonly AnyAggregate[], log: WhichLog = {}): View {
  const table = entriesIn(log)
  const handles = aggregates.map(
    (aggregate): Handles => ({
      category: categoryIn(aggregate),
      handlers: Object.fromEntries(
        Object.keys(aggregate.events).map((type) => [
          type,
          async ({ meta, stream, version, position, id, recordedAt }, db) => {
            if (meta.caseId === undefined) return
            await db.query(`insert into ${table} (case_id, position, stream, version, event_id, recorded_at) values ($1, $2, $3, $4, $5, $6)`, [
              meta.caseId,
              position.toString(),
              stream,
              version,
              id,
              recordedAt,
            ])
          },
        ]),
      ),
    }),
  )
  return view({
    name: log.internal ? 'internal_entry' : 'entry',
    version: 1,
    sql: `
      create table ${table} (
        case_id uuid not null,
        position bigint not null,
        stream text not null,
        version int not null,
        event_id uuid not null,
        recorded_at timestamptz not null,
        constraint ${table}_pk primary key (case_id, position)
      );`,
    handles,
  })
}
