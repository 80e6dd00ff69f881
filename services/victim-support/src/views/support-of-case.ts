import { dayOf, posts } from '@titian/access'
import { agencyRef, asc, ascOrNone, code, query, ref, unique } from '@titian/service'
import { sql } from '@titian/views'
import { z } from 'zod'
import { supporters } from '../case-checks.ts'
import { supportKinds, supportStatus } from '../codes.ts'
import { deadlineId, due, publicService, since, theCaseId } from '../fields.ts'
import { serviceType } from '../service/events.ts'

/** A plan, a service or a reintegration, as `kind` says. */
export const resource = ref('resource', { id: 'Berkas', en: 'Record' })

interface Row {
  readonly told: boolean
  /** Which follow-up of the record; nothing for the record itself. */
  readonly itemId: string
  readonly dueAt: string | null
}

/** Which health service or shelter it is, who gives it and at what hour is told to the giving agency alone (SAFETY 1, 2). */
export const supportOfCase = query({
  name: 'supportOfCase',
  doc: 'Plans, services, reintegration and follow-ups of one case, in the order of their last change.',
  path: '/case-support',
  may: posts(...supporters, 'investigator', 'prosecutor', 'auditor'),
  params: z.strictObject({ caseId: theCaseId }),
  row: z.strictObject({
    kind: code(supportKinds, { id: 'Jenis', en: 'Kind' }),
    resourceId: resource,
    deadlineId: deadlineId.nullable(),
    caseId: theCaseId,
    status: code(supportStatus, { id: 'Status', en: 'Status' }),
    since,
    service: publicService.nullable(),
    serviceType: serviceType.nullable(),
    agencyId: agencyRef({ id: 'Lembaga', en: 'Agency' }).nullable(),
    dueAt: due.dueAt.nullable(),
    rule: due.rule.nullable(),
  }),
  from({ params, actor, visible }) {
    const told = sql`(discretion = 'open' or agency_id = ${actor.agencyId})`
    return sql`
      select kind, resource_id as "resourceId", item_id as "itemId", case_id as "caseId", status, since,
          service, case when ${told} then service_type end as "serviceType", case when ${told} then agency_id end as "agencyId",
          due_at as "dueAt", rule, ${told} as told
        from support_item s
        where case_id = ${params.caseId} and ${visible('s.case_id')}`
  },
  order: [asc('since'), asc('resourceId'), ascOrNone('dueAt'), unique('itemId')],
  map: ({ told, itemId, ...row }: Row) => ({
    ...row,
    deadlineId: itemId === '' ? null : itemId,
    dueAt: row.dueAt === null || told ? row.dueAt : dayOf(row.dueAt).from,
  }),
})
