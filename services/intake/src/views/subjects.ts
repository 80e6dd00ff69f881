import { query, unique } from '@titian/service'
import { idOf, on, sql, view } from '@titian/views'
import { z } from 'zod'
import { theCaseId, thePersonId, theSubjectId } from '../fields.ts'
import { caseTeam } from '../posts.ts'
import { subject } from '../subject/subject.ts'

/** Which person on record a case is about: for those who answer for the case, and nobody else. */
export const subjects = view({
  name: 'subjects',
  version: 1,
  sql: `
    create table case_subject (
      case_id uuid primary key,
      subject_id uuid not null,
      person_id uuid not null
    );`,
  handles: [
    on(subject, {
      SubjectRegistered: async ({ stream, data }, db) => {
        await db.query('insert into case_subject (case_id, subject_id, person_id) values ($1, $2, $3)', [data.caseId, idOf(stream), data.personId])
      },
    }),
  ],
})

export const subjectOfCase = query({
  name: 'subjectOfCase',
  doc: 'The id under which intake keeps the person of a case; only for the agency that answers for it, for two cases of one person are linked here alone.',
  path: '/subject-of-case',
  internal: true,
  may: caseTeam,
  params: z.strictObject({ caseId: theCaseId }),
  row: z.object({ caseId: theCaseId, subjectId: theSubjectId, personId: thePersonId }),
  from: ({ params, actor, visible }) => sql`
    select s.case_id as "caseId", s.subject_id as "subjectId", s.person_id as "personId"
      from case_subject s join case_row c using (case_id)
      where s.case_id = ${params.caseId} and c.agency_id::text = ${actor.agencyId} and ${visible('s.case_id')}`,
  order: [unique('caseId')],
})
