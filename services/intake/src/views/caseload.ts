import { posts } from '@titian/access'
import { count, desc, query, unique } from '@titian/service'
import { sql } from '@titian/views'
import { z } from 'zod'
import { caseworker } from '../fields.ts'

/** Whom to spare and whom to ask: for the supervisor, of the cases that they may know of; a case that shuts them out is not counted either. */
export const caseload = query({
  name: 'caseload',
  doc: 'Per caseworker of the asker’s own agency, as far as its supervisor may know of their cases: how many are open, in how many something of intake is due, in how many it is overdue.',
  path: '/caseload',
  may: posts('supervisor'),
  params: z.strictObject({}),
  row: z.object({
    caseworkerId: caseworker,
    open: count({ id: 'Kasus berjalan', en: 'Open cases' }),
    due: count({ id: 'Akan jatuh tempo', en: 'Due' }),
    overdue: count({ id: 'Terlambat', en: 'Overdue' }),
  }),
  from: ({ actor, now, visible }) => sql`
    select c.caseworker_id as "caseworkerId", count(*)::int as open,
        count(*) filter (where next.due_at > ${now.toISOString()})::int as due, count(*) filter (where next.due_at <= ${now.toISOString()})::int as overdue
      from case_row c
        left join lateral (select min(t.due_at) as due_at from task t where t.case_id = c.case_id and t.agency_id = c.agency_id::text) next on true
      where c.agency_id::text = ${actor.agencyId} and c.status <> 'closed' and c.caseworker_id is not null and ${visible('c.case_id')}
      group by c.caseworker_id`,
  order: [desc('overdue'), desc('due'), desc('open'), unique('caseworkerId')],
})
