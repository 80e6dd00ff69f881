import { systemOnly } from '@titian/access'
import type { RecordedEvent } from '@titian/core'
import { query, unique } from '@titian/service'
import { type Db, idOf, on, sql, view } from '@titian/views'
import { z } from 'zod'
import { accountable, caseworker, theCaseId, theNumber } from '../fields.ts'
import { report } from '../report/report.ts'

const forget = async ({ stream }: RecordedEvent, db: Db): Promise<void> => {
  await db.query('delete from report_link where report_id = $1', [idOf(stream)])
}

/** Which reports wait to be taken up in which case: known here alone, and asked by nobody but the system. */
export const reportLinks = view({
  name: 'report_links',
  version: 1,
  sql: `
    create table report_link (
      report_id uuid not null,
      case_id uuid not null,
      constraint report_link_pk primary key (report_id, case_id)
    );
    create index report_link_case on report_link (case_id);`,
  handles: [
    on(report, {
      ReportLinked: async ({ stream, data: { linked } }, db) => {
        if (linked)
          await db.query('insert into report_link (report_id, case_id) values ($1, $2) on conflict do nothing', [idOf(stream), linked.caseId])
      },
      ReportTakenUp: forget,
      ReportConverted: forget,
    }),
  ],
})

/** For linking a report; not asked over HTTP. A case that is closed has nobody to be told. */
export const caseToLink = query({
  name: 'caseToLink',
  doc: 'The open case of a number, and who answers for it.',
  path: '/case-to-link',
  may: systemOnly,
  params: z.strictObject({ caseNumber: theNumber }),
  row: z.object({ caseId: theCaseId, agencyId: accountable, caseworkerId: caseworker.nullable() }),
  from: ({ params }) => sql`
    select case_id as "caseId", agency_id as "agencyId", caseworker_id as "caseworkerId" from case_row
      where case_number = ${params.caseNumber} and status <> 'closed'`,
  order: [unique('caseId')],
})
