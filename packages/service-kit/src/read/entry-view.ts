import { categoryIn } from '@titian/case-file'
import type { AnyAggregate } from '@titian/core'
import { type Handles, type View, view } from '@titian/views'

/** Which of the service's own events belong to a case: an index, no copy. */
export function entryView(aggregates: readonly AnyAggregate[]): View {
  const handles = aggregates.map(
    (aggregate): Handles => ({
      category: categoryIn(aggregate),
      handlers: Object.fromEntries(
        Object.keys(aggregate.events).map((type) => [
          type,
          async ({ meta, stream, version, position, id, recordedAt }, db) => {
            if (meta.caseId === undefined) return
            await db.query('insert into case_entry (case_id, position, stream, version, event_id, recorded_at) values ($1, $2, $3, $4, $5, $6)', [
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
    name: 'entry',
    version: 1,
    sql: `
      create table case_entry (
        case_id uuid not null,
        position bigint not null,
        stream text not null,
        version int not null,
        event_id uuid not null,
        recorded_at timestamptz not null,
        constraint case_entry_pk primary key (case_id, position)
      );`,
    handles,
  })
}
