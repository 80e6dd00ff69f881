import type { RecordedEvent } from '@titian/core'
import { asc, code, count, desc, moment, query, unique } from '@titian/service'
import { type Db, idOf, on, sql, view } from '@titian/views'
import { z } from 'zod'
import { area, immediateDanger, theReportId, urgency } from '../fields.ts'
import { anyPost } from '../posts.ts'
import { reportStatuses } from '../report/codes.ts'
import { channel, report } from '../report/report.ts'

const review =
  (status: 'dismissed' | 'converted') =>
  async ({ stream, recordedAt }: RecordedEvent, db: Db): Promise<void> => {
    await db.query('update report_row set status = $2, reviewed_at = $3 where report_id = $1', [idOf(stream), status, recordedAt])
  }

/** Reports by the agency on duty for them. Codes and instants only: what was told is read in the report itself, and each look is noted. */
export const reportList = view({
  name: 'report_list',
  version: 2,
  sql: `
    create table report_row (
      report_id uuid primary key,
      duty_agency_id uuid not null,
      -- Of the case that it may become: from which somebody may be shut out already.
      case_id uuid not null,
      channel text not null,
      area text not null,
      urgency text not null,
      immediate_danger boolean not null,
      status text not null,
      received_at text not null,
      reviewed_at text
    );
    create index report_row_open on report_row (duty_agency_id, status);`,
  handles: [
    on(report, {
      ReportReceived: async ({ stream, data, recordedAt }, db) => {
        await db.query(
          `insert into report_row (report_id, duty_agency_id, case_id, channel, area, urgency, immediate_danger, status, received_at)
            values ($1, $2, $3, $4, $5, $6, $7, 'received', $8)`,
          [idOf(stream), data.dutyAgencyId, data.caseId, data.channel, data.area, data.urgency, data.immediateDanger, recordedAt],
        )
      },
      ReportTriaged: async ({ stream, data }, db) => {
        await db.query(`update report_row set status = 'triaged', urgency = $2, immediate_danger = $3 where report_id = $1`, [
          idOf(stream),
          data.urgency,
          data.immediateDanger,
        ])
      },
      DutyMoved: async ({ stream, data }, db) => {
        await db.query('update report_row set duty_agency_id = $2 where report_id = $1', [idOf(stream), data.dutyAgencyId])
      },
      ReportDismissed: review('dismissed'),
      ReportConverted: review('converted'),
      ReportReopened: async ({ stream }, db) => {
        await db.query(`update report_row set status = 'triaged', reviewed_at = null where report_id = $1`, [idOf(stream)])
      },
    }),
  ],
})

export const reports = query({
  name: 'reports',
  doc: "Open reports that the asker's agency has duty for: danger first, then urgency, then the oldest.",
  path: '/reports',
  may: anyPost,
  params: z.strictObject({}),
  row: z.object({
    reportId: theReportId,
    channel,
    area,
    urgency,
    immediateDanger,
    status: code(reportStatuses, { id: 'Status laporan', en: 'Status of the report' }),
    receivedAt: moment({ id: 'Diterima pada', en: 'Received at' }),
    ageHours: count({ id: 'Sudah berapa jam', en: 'Hours since then' }),
  }),
  from: ({ actor, notExcluded }) => sql`
    select report_id as "reportId", channel, area, urgency, immediate_danger as "immediateDanger", status, received_at as "receivedAt",
        array_position(array['EMERGENCY', 'PRIORITY', 'ROUTINE'], urgency) as rank
      from report_row
      where ${dutyPosts.has(actor.post)}::boolean and duty_agency_id::text = ${actor.agencyId} and status in ('received', 'triaged')
        and ${notExcluded('report_row.case_id')}`,
  order: [desc('immediateDanger'), asc('rank'), asc('receivedAt'), unique('reportId')],
  map: ({ rank: _, ...row }: { readonly rank: number; readonly receivedAt: string }, { now }) => ({
    ...row,
    ageHours: Math.floor((now.getTime() - Date.parse(row.receivedAt)) / 3_600_000),
  }),
})

/** Of the agency on duty, those who work on its reports. */
export const dutyPosts: ReadonlySet<string> = new Set(['duty-officer', 'supervisor', 'caseworker', 'social-worker'])
