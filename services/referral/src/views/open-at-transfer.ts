import { posts } from '@titian/access'
import { asc, query, unique } from '@titian/service'
import { sql } from '@titian/views'
import { z } from 'zod'
import { acceptedAt, publicService, recipient, requestedAt, serviceType, theCaseId, theReferralId, urgency } from '../fields.ts'
import { status } from '../referral/presented.ts'
import { workers } from '../referral/workers.ts'

/** What a transfer takes along: both sides see it before they meet. One to protection is not among it, nor is where a discreet one goes. */
export const openAtTransfer = query({
  name: 'openAtTransfer',
  doc: 'The open referrals of the case that a transfer would take along, oldest first: its sender says which end with it, the others go over to its recipient.',
  path: '/open-at-transfer',
  may: posts(...workers),
  params: z.strictObject({ transferId: theReferralId }),
  row: z.strictObject({
    referralId: theReferralId,
    caseId: theCaseId,
    status,
    urgency,
    service: publicService,
    serviceType: serviceType.nullable(),
    recipientAgencyId: recipient.nullable(),
    requestedAt,
    acceptedAt: acceptedAt.nullable(),
  }),
  from({ params, actor, visible }) {
    const told = sql`(r.discretion = 'open' or ${actor.agencyId} in (r.sender_agency_id, r.recipient_agency_id))`
    return sql`
      select r.referral_id as "referralId", r.case_id as "caseId", r.status, r.urgency, r.service, case when ${told} then r.service_type end as "serviceType",
          case when ${told} then r.recipient_agency_id end as "recipientAgencyId", r.requested_at as "requestedAt", r.accepted_at as "acceptedAt"
        from referral t join referral r on r.case_id = t.case_id and r.sender_agency_id = t.sender_agency_id and r.referral_id <> t.referral_id
        where t.referral_id = ${params.transferId} and t.kind = 'TRANSFER' and ${actor.agencyId} in (t.sender_agency_id, t.recipient_agency_id)
          and r.discretion <> 'protected' and (r.status in ('requested', 'accepted') or (r.status = 'handed-over' and r.kind <> 'TRANSFER'))
          and ${visible('r.case_id')}`
  },
  order: [asc('requestedAt'), unique('referralId')],
})
