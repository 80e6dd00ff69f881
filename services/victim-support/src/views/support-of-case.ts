import { posts } from '@titian/access'
import { query } from '@titian/service-kit'
import { z } from 'zod'
import { supporters } from '../case-checks.ts'
import { parameters } from './parameters.ts'

/** Which health service or shelter it is, who gives it and at what hour is told to the giving agency alone (SAFETY 1, 2). */
export const supportOfCase = query({
  name: 'supportOfCase',
  doc: 'Plans, services, reintegration and follow-ups of one case, in the order of their last change.',
  path: '/case-support',
  may: posts(...supporters, 'investigator', 'prosecutor', 'auditor'),
  params: z.strictObject({ caseId: z.uuid() }),
  row: z.strictObject({
    kind: z.enum(['PLAN', 'SERVICE', 'REINTEGRATION', 'FOLLOW_UP']),
    resourceId: z.uuid(),
    deadlineId: z.string().nullable(),
    caseId: z.uuid(),
    status: z.string(),
    since: z.string(),
    service: z.string().nullable(),
    agencyId: z.string().nullable(),
    dueAt: z.string().nullable(),
    rule: z.string().nullable(),
  }),
  async run(db, { caseId }, { actor, visible }) {
    const { values, add } = parameters()
    const told = `(discretion = 'open' or agency_id = ${add(actor.agencyId)})`
    const { rows } = await db.query(
      `select kind, resource_id as "resourceId", nullif(item_id, '') as "deadlineId", case_id as "caseId", status, since,
              case when ${told} then service_type else service end as service, case when ${told} then agency_id end as "agencyId",
              case when ${told} then due_at else left(due_at, 10) end as "dueAt", rule
         from support_item s
        where case_id = ${add(caseId)} and ${visible('s.case_id', add)}
        order by since, resource_id, due_at, item_id`,
      values,
    )
    return rows
  },
})
