import type { RecordedEvent } from '@titian/core'
import { asc, code, count, desc, flag, moment, query, unique } from '@titian/service'
import { type Db, idOf, on, sql, view } from '@titian/views'
import { isTreatedAsChild, triageUrgency } from '@titian/vocabulary'
import { z } from 'zod'
import { area, dueAt, immediateDanger, theReportId, urgency } from '../fields.ts'
import { anyPost } from '../posts.ts'
import { reportStatuses } from '../report/codes.ts'
import { channel, told } from '../report/events.ts'
import { aboutWhom, report } from '../report/report.ts'

const forget = async ({ stream }: RecordedEvent, db: Db): Promise<void> => {
  await db.query('delete from report_row where report_id = $1', [idOf(stream)])
}

/** A report that goes on is on the list of one more agency, and stays on those that had it. */
async function goesOn({ stream, data: { to, agencyId, dueAt } }: GoesOn, db: Db): Promise<void> {
  const id = idOf(stream)
  await db.query('update report_row set escalated_to = $2, due_at = $3 where report_id = $1', [id, to, dueAt ?? null])
  await alsoAt(id, agencyId, db)
}
async function alsoAt(reportId: string, agencyId: string | undefined, db: Db): Promise<void> {
  if (agencyId === undefined) return
  await db.query(
    `insert into report_row (report_id, agency_id, case_id, channel, area, urgency, rank, immediate_danger, child, status, received_at, due_at, escalated_to)
      select report_id, $2, case_id, channel, area, urgency, rank, immediate_danger, child, status, received_at, due_at, escalated_to
        from report_row where report_id = $1 limit 1 on conflict do nothing`,
    [reportId, agencyId],
  )
}
type GoesOn = RecordedEvent<{ readonly to: string; readonly agencyId?: string | undefined; readonly dueAt?: string | undefined }>

/** The most urgent first: as the list of codes has them. */
const rankOf = (one: (typeof triageUrgency.codes)[number]): number => triageUrgency.codes.indexOf(one)

/** Open reports, a row for each agency that has to decide them. Codes and instants only: what was told is read in the report itself, and each look is noted. */
export const reportList = view({
  name: 'report_list',
  version: 2,
  sql: `
    create table report_row (
      report_id uuid not null,
      agency_id text not null,
      -- Of the desks that have it, the one that it came to; the others it went on to.
      on_duty boolean not null default false,
      case_id uuid not null,
      channel text not null,
      area text not null,
      urgency text not null,
      rank integer not null,
      immediate_danger boolean not null,
      child boolean not null,
      status text not null,
      received_at text not null,
      due_at text,
      escalated_to text,
      constraint report_row_pk primary key (report_id, agency_id)
    );
    create index report_row_of_desk on report_row (agency_id, immediate_danger desc, child desc, rank, received_at, report_id)
      where status <> 'converted';`,
  handles: [
    on(report, {
      ReportReceived: async ({ stream, data, recordedAt }, db) => {
        const child = isTreatedAsChild(aboutWhom(data)?.ageBand ?? 'UNKNOWN')
        const { caseId, channel, area, urgency, immediateDanger, dutyAgencyId, dueAt } = data
        await db.query(
          `insert into report_row (report_id, agency_id, on_duty, case_id, channel, area, urgency, rank, immediate_danger, child, status, received_at, due_at)
            values ($1, $2, true, $3, $4, $5, $6, $7, $8, $9, 'received', $10, $11)`,
          [idOf(stream), dutyAgencyId, caseId, channel, area, urgency, rankOf(urgency), immediateDanger, child, recordedAt, dueAt],
        )
      },
      ReportTriaged: async ({ stream, data: { urgency, immediateDanger, dueAt } }, db) => {
        await db.query(
          `update report_row set status = 'triaged', urgency = $2, rank = $3, immediate_danger = $4, due_at = coalesce($5, due_at) where report_id = $1`,
          [idOf(stream), urgency, rankOf(urgency), immediateDanger, dueAt ?? null],
        )
      },
      // Whoever had it may have others beside them by now, also the one that has the duty next.
      DutyMoved: async ({ stream, data: { dutyAgencyId } }, db) => {
        await db.query('delete from report_row where report_id = $1 and agency_id = $2 and not on_duty', [idOf(stream), dutyAgencyId])
        await db.query('update report_row set agency_id = $2 where report_id = $1 and on_duty', [idOf(stream), dutyAgencyId])
      },
      ReportEscalated: goesOn,
      DismissalEscalated: ({ stream, data: { agencyId } }, db) => alsoAt(idOf(stream), agencyId, db),
      ReportDismissed: forget,
      // Kept out of sight with the desk on duty, for its case may be undone.
      ReportConverted: async ({ stream }, db) => {
        await db.query('delete from report_row where report_id = $1 and not on_duty', [idOf(stream)])
        await db.query(`update report_row set status = 'converted' where report_id = $1`, [idOf(stream)])
      },
      ReportReopened: async ({ stream, data: { dueAt } }, db) => {
        await db.query(`update report_row set status = 'triaged', due_at = $2, escalated_to = null where report_id = $1`, [idOf(stream), dueAt])
      },
      ReportTakenUp: forget,
    }),
  ],
})

export const reports = query({
  name: 'reports',
  doc: "Open reports that the asker's agency has to decide: danger first, then children, then urgency, then the oldest; to the last one, page by page.",
  path: '/reports',
  may: anyPost,
  params: z.strictObject({}),
  row: z.object({
    reportId: theReportId,
    channel,
    area,
    urgency,
    immediateDanger,
    child: flag({ id: 'Anak, atau umur belum diketahui', en: 'A child, or of unknown age' }),
    status: code(reportStatuses, { id: 'Status laporan', en: 'Status of the report' }),
    receivedAt: moment({ id: 'Diterima pada', en: 'Received at' }),
    ageHours: count({ id: 'Sudah berapa jam', en: 'Hours since then' }),
    dueAt: dueAt.nullable(),
    escalatedTo: told.nullable(),
  }),
  from: ({ actor, notExcluded }) => sql`
    select report_id as "reportId", channel, area, urgency, rank, immediate_danger as "immediateDanger", child, status, received_at as "receivedAt",
        due_at as "dueAt", escalated_to as "escalatedTo"
      from report_row r
      where agency_id = ${actor.agencyId} and status <> 'converted' and ${dutyPosts.has(actor.post)}::boolean and ${notExcluded('r.case_id')}`,
  order: [desc('immediateDanger'), desc('child'), asc('rank'), asc('receivedAt'), unique('reportId')],
  map: ({ rank: _, ...row }: { readonly rank: number; readonly receivedAt: string }, { now }) => ({
    ...row,
    ageHours: Math.floor((now.getTime() - Date.parse(row.receivedAt)) / 3_600_000),
  }),
})

/** Of the agency on duty, those who work on its reports. */
export const dutyPosts: ReadonlySet<string> = new Set(['duty-officer', 'supervisor', 'caseworker', 'social-worker'])
