import type { RecordedEvent } from '@titian/core'
import { type Db, onAll, type Sql, sql, view } from '@titian/views'

/** One line that some service recorded of a case. Where it was recorded and when: not what it says, which is the owning service's to show. */
export interface Reference {
  readonly service: string
  readonly eventId: string
  /** As the source had it, to the minute where it said so: for placing a line, never for showing it. */
  readonly occurredAt: string
  readonly recordedAt: string
}

/** The order of all that was received of a case: as it happened, then as it was learned at its source. */
export const timelineView = view({
  name: 'timeline',
  version: 1,
  sql: `
    create table timeline_line (
      case_id uuid not null,
      service text not null,
      event_id uuid not null,
      occurred_from timestamptz not null,
      occurred_to timestamptz not null,
      precision text not null,
      recorded_at timestamptz not null,
      learned_at timestamptz not null,
      position bigint not null,
      public_type text not null,
      constraint timeline_line_pk primary key (service, event_id)
    );
    create index timeline_line_case on timeline_line (case_id, occurred_from, recorded_at, service, position);`,
  handles: [onAll(noteLines)],
})

type Line = readonly [caseId: string, service: string, eventId: string, ...times: string[], position: string, publicType: string]

/** One statement for all of a batch: with one for each event the timeline could not keep up with 500 a second. */
async function noteLines(events: readonly RecordedEvent[], db: Db): Promise<void> {
  const lines = events.map(lineOf).filter((line) => line !== undefined)
  if (lines.length === 0) return
  await db.query(
    `insert into timeline_line (case_id, service, event_id, occurred_from, occurred_to, precision, recorded_at, learned_at, position, public_type)
     select * from unnest($1::uuid[], $2::text[], $3::uuid[], $4::timestamptz[], $5::timestamptz[], $6::text[], $7::timestamptz[], $8::timestamptz[],
       $9::bigint[], $10::text[])`,
    columns.map((column) => lines.map((line) => line[column])),
  )
}

const columns = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]

/** What belongs to no case (an agency, a report before it became one) has no line. */
function lineOf({ meta, stream, recordedAt, position, type, data }: RecordedEvent): Line | undefined {
  const [, marker, service] = stream.split('.')
  if (meta.caseId === undefined || marker !== 'received' || service === undefined) return undefined
  const { from, to, precision } = meta.occurredAt
  const { $recordedAt: recordedAtSource = recordedAt } = data as { readonly $recordedAt?: string }
  const publicType = type.slice(service.length + 1)
  return [meta.caseId, service, meta.causationId, from, to, precision, recordedAtSource, recordedAt, position.toString(), publicType]
}

interface Row {
  readonly service: string
  readonly event_id: string
  readonly occurred_from: Date
  readonly recorded_at: Date
}

/** Longer than any case: what is cut off still shows, placed by its own time. */
const LONGEST = 10_000

/**
 * The references of a case in the order of happening; with `asOf` only what had been recorded by then.
 * @param visible condition over `case_id`.
 */
export async function referencesOf(db: Db, caseId: string, asOf: Date | undefined, visible: Sql): Promise<readonly Reference[]> {
  const known = asOf === undefined ? sql`true` : sql`recorded_at <= ${asOf.toISOString()}::timestamptz`
  const { text, values } = sql`
    select service, event_id, occurred_from, recorded_at from timeline_line
      where case_id = ${caseId} and ${known} and ${visible}
      order by occurred_from, recorded_at, service, position limit ${LONGEST}`
  const { rows } = await db.query<Row>(text, values)
  return rows.map(({ service, event_id: eventId, occurred_from: from, recorded_at: at }) => ({
    service,
    eventId,
    occurredAt: from.toISOString(),
    recordedAt: at.toISOString(),
  }))
}
