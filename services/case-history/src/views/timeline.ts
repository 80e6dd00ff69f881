import type { RecordedEvent } from '@titian/core'
import { type Db, view } from '@titian/views'

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
  handles: [],
  every: noteLine,
})

/** What belongs to no case (an agency, a report before it became one) has no line. */
async function noteLine(event: RecordedEvent, db: Db): Promise<void> {
  const { meta, stream, recordedAt, position, type, data } = event
  const [, marker, service] = stream.split('.')
  if (meta.caseId === undefined || marker !== 'received' || service === undefined) return
  const { from, to, precision } = meta.occurredAt
  const { $recordedAt: recordedAtSource = recordedAt } = data as { readonly $recordedAt?: string }
  await db.query(
    `insert into timeline_line (case_id, service, event_id, occurred_from, occurred_to, precision, recorded_at, learned_at, position, public_type)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [meta.caseId, service, meta.causationId, from, to, precision, recordedAtSource, recordedAt, position.toString(), type.slice(service.length + 1)],
  )
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
 * @param visible SQL over `case_id`, and the parameters that it binds after the first two.
 */
export async function referencesOf(
  db: Db,
  caseId: string,
  asOf: Date | undefined,
  visible: (add: (value: unknown) => string) => string,
): Promise<readonly Reference[]> {
  const params: unknown[] = [caseId, asOf?.toISOString() ?? null]
  const condition = visible((value) => `$${params.push(value)}`)
  const { rows } = await db.query<Row>(
    `select service, event_id, occurred_from, recorded_at from timeline_line
      where case_id = $1 and ($2::timestamptz is null or recorded_at <= $2) and ${condition}
      order by occurred_from, recorded_at, service, position limit ${LONGEST}`,
    params,
  )
  return rows.map(({ service, event_id: eventId, occurred_from: from, recorded_at: at }) => ({
    service,
    eventId,
    occurredAt: from.toISOString(),
    recordedAt: at.toISOString(),
  }))
}
