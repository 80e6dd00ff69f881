import { posts } from '@titian/access'
import type { RecordedEvent } from '@titian/core'
import { code, query, unique, words } from '@titian/service'
import { answeringServices, labelOf } from '@titian/service-registry'
import { type Db, idOf, on, sql, view } from '@titian/views'
import { codeList } from '@titian/vocabulary'
import { z } from 'zod'
import { theCase } from '../case/case.ts'
import { dueAt, since, theCaseId } from '../fields.ts'

const answers = codeList('closure-answer', {
  waiting: { id: 'Belum menjawab', en: 'Has not answered' },
  cleared: { id: 'Tidak ada yang menghalangi', en: 'Nothing stands against it' },
  objected: { id: 'Masih ada pekerjaan terbuka', en: 'Work is still open' },
})

const forget = async ({ stream }: RecordedEvent, db: Db): Promise<void> => {
  await db.query('delete from closure_answer where case_id = $1', [idOf(stream)])
}

/** What each service says of a case that is to be closed, while it is asked. Apart from the list of cases, whose rows do not move by it (SAFETY 3). */
export const closureAnswerList = view({
  name: 'closure_answers',
  version: 1,
  sql: `
    create table closure_answer (
      case_id uuid not null,
      service text not null,
      answer text not null default 'waiting',
      asked_at text not null,
      due_at text not null,
      constraint closure_answer_pk primary key (case_id, service)
    );`,
  handles: [
    on(theCase, {
      CaseClosureRequested: async ({ stream, data: { services, dueAt }, recordedAt }, db) => {
        await db.query('insert into closure_answer (case_id, service, asked_at, due_at) select $1, unnest($2::text[]), $3, $4', [
          idOf(stream),
          services,
          recordedAt,
          dueAt,
        ])
      },
      ClosureAnswered: async ({ stream, data: { service, cleared } }, db) => {
        await db.query('update closure_answer set answer = $3 where case_id = $1 and service = $2', [
          idOf(stream),
          service,
          cleared ? 'cleared' : 'objected',
        ])
      },
      ClosureWithdrawn: forget,
      ClosureLapsed: forget,
      CaseClosed: forget,
    }),
  ],
})

/**
 * For the supervisor of the agency that answers for the case, and nobody else: the refusal itself names no one (SAFETY 4). Protection stands on
 * no list of those who are asked, and a referral to it objects to nothing, so that none of these rows can tell of it.
 */
export const closureAnswers = query({
  name: 'closureAnswers',
  doc: 'Who objects to the closure of a case, who has cleared it and who has not answered: for the supervisor of the accountable agency. For all others there is nothing.',
  path: '/closure-answers',
  may: posts('supervisor'),
  params: z.strictObject({ caseId: theCaseId }),
  row: z.object({
    caseId: theCaseId,
    service: words({ id: 'Bagian yang ditanya', en: 'Who is asked' }),
    answer: code(answers, { id: 'Jawaban', en: 'Answer' }),
    since,
    dueAt,
  }),
  from: ({ params, actor, visible }) => sql`
    select a.case_id as "caseId", a.service, a.answer, a.asked_at as since, a.due_at as "dueAt"
      from closure_answer a join case_row c using (case_id)
      where a.case_id = ${params.caseId} and a.service = any(${answeringServices}::text[]) and c.agency_id::text = ${actor.agencyId}
        and ${visible('a.case_id')}`,
  order: [unique('service')],
  map: ({ service, ...row }: { readonly service: string }) => ({ ...row, service: labelOf(service) }),
})
