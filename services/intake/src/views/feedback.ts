import { anyone } from '@titian/access'
import type { RecordedEvent } from '@titian/core'
import { code, desc, moment, query, technical, unique, words } from '@titian/service'
import { type Db, idOf, on, sql, view } from '@titian/views'
import { type Code, codeList, parseReturnCode, returnCodeOf } from '@titian/vocabulary'
import { z } from 'zod'
import { theReportId } from '../fields.ts'
import { anyPost } from '../posts.ts'
import { report } from '../report/report.ts'

/** All that whoever told ever hears: two answers, the same words and the same delay for everyone, whatever came of it (SAFETY 27). */
const answers = codeList('report-answer', {
  RECEIVED: { id: 'diterima', en: 'received' },
  REVIEWED: { id: 'selesai ditinjau', en: 'reviewed' },
})
const DELAY_MS = 7 * 24 * 3_600_000

type FeedbackAnswer = Code<typeof answers>

/** "Reviewed" is said no sooner than seven days after the report: a quick dismissal reads like a case. */
export const answerTo = (receivedAt: string, reviewedAt: string | null, now: Date): FeedbackAnswer =>
  reviewedAt !== null && now.getTime() >= Date.parse(receivedAt) + DELAY_MS ? 'REVIEWED' : 'RECEIVED'

const reviewed = async ({ stream, recordedAt }: RecordedEvent, db: Db): Promise<void> => {
  await db.query('update report_feedback set reviewed_at = $2 where report_id = $1', [idOf(stream), recordedAt])
}

export const feedback = view({
  name: 'feedback',
  version: 1,
  sql: `
    create table report_feedback (
      report_id uuid primary key,
      return_code text unique,
      reporter_user_id text,
      received_at text not null,
      reviewed_at text,
      constraint report_feedback_door check (return_code is null or reporter_user_id is null)
    );
    create index report_feedback_reporter on report_feedback (reporter_user_id);`,
  handles: [
    on(report, {
      ReportReceived: async ({ stream, data, meta, recordedAt }, db) => {
        const isPublic = data.channel === 'PUBLIC_DOOR'
        await db.query('insert into report_feedback (report_id, return_code, reporter_user_id, received_at) values ($1, $2, $3, $4)', [
          idOf(stream),
          isPublic ? returnCodeOf(idOf(stream)) : null,
          isPublic ? null : meta.actor.userId,
          recordedAt,
        ])
      },
      ReportDismissed: reviewed,
      ReportConverted: reviewed,
      ReportTakenUp: reviewed,
    }),
  ],
})

interface Row {
  readonly reportId: string
  readonly receivedAt: string
  readonly reviewedAt: string | null
}

const answer = ({ receivedAt, reviewedAt }: Row, now: Date) => {
  const said = answerTo(receivedAt, reviewedAt, now)
  return { code: said, answer: answers.label(said) }
}
const label = { id: 'Jawaban', en: 'Answer' }
const answerRow = { code: code(answers, label), answer: words(label) }

export const publicReportStatus = query({
  name: 'publicReportStatus',
  doc: 'What has become of a report from the public door, by its return code: "diterima" or "selesai ditinjau", never more.',
  path: '/public-reports/search',
  method: 'post',
  may: anyone,
  params: z.strictObject({
    returnCode: technical({ id: 'Kode balik', en: 'Return code' })
      .max(40)
      .refine((text) => parseReturnCode(text).ok, 'Kode balik salah ketik, periksa kembali / The return code was mistyped, please check'),
  }),
  row: z.object(answerRow),
  from({ params }) {
    const parsed = parseReturnCode(params.returnCode)
    return sql`
      select report_id as "reportId", received_at as "receivedAt", reviewed_at as "reviewedAt" from report_feedback
        where return_code = ${parsed.ok ? parsed.returnCode : ''}`
  },
  order: [unique('reportId')],
  map: (row: Row, { now }) => answer(row, now),
})

export const myReports = query({
  name: 'myReports',
  doc: 'Reports that the asker took down or made, with the same answer for all.',
  path: '/my-reports',
  may: anyPost,
  params: z.strictObject({}),
  row: z.object({ reportId: theReportId, receivedAt: moment({ id: 'Diterima pada', en: 'Received at' }), ...answerRow }),
  from: ({ actor }) => sql`
    select report_id as "reportId", received_at as "receivedAt", reviewed_at as "reviewedAt" from report_feedback
      where reporter_user_id = ${actor.userId}`,
  order: [desc('receivedAt'), unique('reportId')],
  map: (row: Row, { now }) => ({ reportId: row.reportId, receivedAt: row.receivedAt, ...answer(row, now) }),
})
