import { posts } from '@titian/access'
import type { Actor } from '@titian/core'
import { code, desc, query, unique } from '@titian/service'
import { join, type Sql, sql } from '@titian/views'
import { whose } from '@titian/vocabulary'
import { z } from 'zod'
import { recipient, serviceType } from '../fields.ts'
import { status } from '../referral/presented.ts'
import { workers } from '../referral/workers.ts'
import { courseColumns, courseOfReferral } from './referral-course.ts'

/** Of one's unit: what anyone of it asked; who has no unit has the agency. */
function sentBy(by: 'mine' | 'my-unit', { userId, unitId }: Actor): Sql {
  if (by === 'mine') return sql`r.requested_by = ${userId}`
  return unitId === null ? sql`true` : sql`r.requested_by_unit = ${unitId}`
}

/** What the asker's agency asked of others, and what became of it: the counterpart of the inbox. */
export const referralOutbox = query({
  name: 'referralOutbox',
  doc: 'Referrals that the asker, their unit or their agency sent, in cases that they may know of, the newest first: awaited, accepted with who attended the hand-over, or how it ended.',
  path: '/outbox',
  may: posts(...workers),
  about: { aggregate: 'referral', id: 'referralId' },
  params: z.strictObject({ status: status.optional(), whose: code(whose, { id: 'Milik siapa', en: 'Whose' }).optional() }),
  row: z.strictObject({ ...courseOfReferral, service: serviceType, recipientAgencyId: recipient }),
  from({ params, actor, visible }) {
    const asked = [params.status && sql`r.status = ${params.status}`, params.whose && sentBy(params.whose, actor)]
    return sql`
      select ${courseColumns}, r.service_type as service, r.recipient_agency_id as "recipientAgencyId"
        from referral r
        where ${join([sql`r.sender_agency_id = ${actor.agencyId}`, visible('r.case_id'), ...asked.filter((one) => one !== undefined)], ' and ')}`
  },
  order: [desc('requestedAt'), unique('referralId')],
})
