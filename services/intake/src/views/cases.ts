import type { Actor } from '@titian/core'
import { code, desc, moment, place, query, unique } from '@titian/service'
import { join, type Sql, sql } from '@titian/views'
import { whose } from '@titian/vocabulary'
import { z } from 'zod'
import { caseStatuses } from '../case/codes.ts'
import { determinedStatus } from '../case/told.ts'
import { accountable, ageBand, area, caseworker, dueAt, theCaseId, theNumber } from '../fields.ts'
import { anyPost } from '../posts.ts'

const status = code(caseStatuses, { id: 'Status kasus', en: 'Status of the case' })
const wanted = z.strictObject({
  status: status.optional(),
  whose: code(whose, { id: 'Milik siapa', en: 'Whose' }).optional(),
  caseworkerId: caseworker.optional(),
  area: place('any', { id: 'Wilayah', en: 'Area' }).optional(),
})

/** A case knows its kab/kota; a province is asked for as well. */
const within = (asked: string): Sql => (asked.length === 5 ? sql`c.area = ${asked}` : sql`starts_with(c.area, ${asked}::text || '.')`)

/** Who works on a case is a name of its agency's staff: to others a question by it would tell what the answer hides (SAFETY 2). */
function by(caseworkerId: string, { agencyId, agencyKind, post }: Actor): Sql {
  const knowsStaff = agencyKind === 'LPSK' || (post === 'auditor' && agencyKind === 'OVERSIGHT')
  const asked = sql`c.caseworker_id = ${caseworkerId}`
  return knowsStaff ? asked : sql`c.agency_id::text = ${agencyId} and ${asked}`
}

/** Agencies have no units of their own here: a unit's cases are those of the agency that one may know of, which goes by unit where one is named. */
const belonging = (to: 'mine' | 'my-unit', actor: Actor): Sql =>
  to === 'mine'
    ? // What was left to the supervisors is theirs until somebody is named.
      sql`c.agency_id::text = ${actor.agencyId} and (c.caseworker_id = ${actor.userId} or (c.caseworker_id is null and ${actor.post === 'supervisor'}::boolean))`
    : sql`c.agency_id::text = ${actor.agencyId}`

export const cases = query({
  name: 'cases',
  doc: 'Cases that the asker may know of, last touched first; one’s own, those of one’s unit, of one caseworker of one’s agency, of an area. `nextDueAt`: what one’s agency owes here; what other services wait for stands in myDay.',
  path: '/cases',
  may: anyPost,
  params: wanted,
  row: z.object({
    caseId: theCaseId,
    caseNumber: theNumber,
    accountableAgencyId: accountable,
    caseworkerId: caseworker.nullable(),
    status,
    determination: determinedStatus.nullable(),
    ageBand,
    area,
    openedAt: moment({ id: 'Dibuka pada', en: 'Opened at' }),
    updatedAt: moment({ id: 'Terakhir diubah', en: 'Last changed' }),
    nextDueAt: dueAt.nullable(),
  }),
  from({ params, actor, visible }) {
    const asked = [
      params.status && sql`c.status = ${params.status}`,
      params.whose && belonging(params.whose, actor),
      params.caseworkerId && by(params.caseworkerId, actor),
      params.area && within(params.area),
    ]
    return sql`
      select c.case_id as "caseId", c.case_number as "caseNumber", c.agency_id as "accountableAgencyId", c.caseworker_id as "caseworkerId", c.status,
          (select d.status from case_determination d where d.case_id = c.case_id
            order by array_position(array['ACTUAL', 'POSSIBLE', 'NOT'], d.status) limit 1) as determination,
          c.age_band as "ageBand", c.area, c.opened_at as "openedAt", c.updated_at as "updatedAt",
          (select min(t.due_at) from task t where t.case_id = c.case_id and t.agency_id = ${actor.agencyId}) as "nextDueAt"
        from case_row c
        where ${join([visible('c.case_id'), ...asked.filter((one) => one !== undefined)], ' and ')}`
  },
  order: [desc('updatedAt'), unique('caseId')],
})
