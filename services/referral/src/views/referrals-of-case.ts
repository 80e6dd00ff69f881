import { posts } from '@titian/access'
import { asc, query, unique } from '@titian/service'
import { sql } from '@titian/views'
import { z } from 'zod'
import {
  acceptedAt,
  dueAt,
  endedAt,
  escalatedAt,
  kind,
  publicService,
  recipient,
  redirectedTo,
  requestedAt,
  sender,
  serviceType,
  theCaseId,
  theReferralId,
  urgency,
} from '../fields.ts'
import { outcome, rejectionFields } from '../referral/events.ts'
import { attended, ending, status } from '../referral/presented.ts'
import { workers } from '../referral/workers.ts'

/** Where a referral goes is told to its two agencies only, unless it is an open one; protected ones are not listed for others at all. */
export const referralsOfCase = query({
  name: 'referralsOfCase',
  doc: 'The referrals of one case, oldest first. Recipient and service of a discreet one read as a service to all but its parties.',
  path: '/case-referrals',
  may: posts(...workers, 'auditor'),
  params: z.strictObject({ caseId: theCaseId }),
  row: z.strictObject({
    referralId: theReferralId,
    caseId: theCaseId,
    status,
    kind,
    urgency,
    service: publicService,
    serviceType: serviceType.nullable(),
    senderAgencyId: sender,
    recipientAgencyId: recipient.nullable(),
    requestedAt,
    dueAt: dueAt.nullable(),
    escalatedAt: escalatedAt.nullable(),
    acceptedAt: acceptedAt.nullable(),
    endedAt: endedAt.nullable(),
    ending: ending.nullable(),
    rejectionCode: rejectionFields.code.nullable(),
    outcome: outcome.nullable(),
    redirectedTo: redirectedTo.nullable(),
    attended,
  }),
  from({ params, actor, visible }) {
    const told = sql`(discretion = 'open' or ${actor.agencyId} in (sender_agency_id, recipient_agency_id))`
    return sql`
      select referral_id as "referralId", case_id as "caseId", status, kind, urgency,
          service, case when ${told} then service_type end as "serviceType",
          sender_agency_id as "senderAgencyId", case when ${told} then recipient_agency_id end as "recipientAgencyId",
          requested_at as "requestedAt", due_at as "dueAt", escalated_at as "escalatedAt", accepted_at as "acceptedAt", ended_at as "endedAt",
          ending, case when ending = 'rejected' then code end as "rejectionCode", case when ending = 'completed' then code end as outcome,
          redirected_to as "redirectedTo", attended
        from referral r
        where case_id = ${params.caseId} and (discretion <> 'protected' or ${told}) and ${visible('r.case_id')}`
  },
  order: [asc('requestedAt'), unique('referralId')],
})
