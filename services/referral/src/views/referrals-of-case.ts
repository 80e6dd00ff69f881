import { posts } from '@titian/access'
import { asc, query, unique } from '@titian/service'
import { sql } from '@titian/views'
import { z } from 'zod'
import { publicService, recipient, sender, serviceType, theCaseId } from '../fields.ts'
import { workers } from '../referral/workers.ts'
import { courseColumns, courseOfReferral } from './referral-course.ts'

/** Where a referral goes is told to its two agencies only, unless it is an open one; protected ones are not listed for others at all. */
export const referralsOfCase = query({
  name: 'referralsOfCase',
  doc: 'The referrals of one case, oldest first. Recipient and service of a discreet one read as a service to all but its parties.',
  path: '/case-referrals',
  may: posts(...workers, 'auditor'),
  params: z.strictObject({ caseId: theCaseId }),
  row: z.strictObject({
    ...courseOfReferral,
    service: publicService,
    serviceType: serviceType.nullable(),
    senderAgencyId: sender,
    recipientAgencyId: recipient.nullable(),
  }),
  from({ params, actor, visible }) {
    const told = sql`(r.discretion = 'open' or ${actor.agencyId} in (r.sender_agency_id, r.recipient_agency_id))`
    return sql`
      select ${courseColumns}, r.service, case when ${told} then r.service_type end as "serviceType",
          r.sender_agency_id as "senderAgencyId", case when ${told} then r.recipient_agency_id end as "recipientAgencyId"
        from referral r
        where r.case_id = ${params.caseId} and (r.discretion <> 'protected' or ${told}) and ${visible('r.case_id')}`
  },
  order: [asc('requestedAt'), unique('referralId')],
})
