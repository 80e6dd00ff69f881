import { posts } from '@titian/access'
import { query } from '@titian/service-kit'
import { z } from 'zod'
import { workers } from '../referral/workers.ts'
import { parameters } from './excluded.ts'

/** Where a referral goes is told to its two agencies only, unless it is an open one; protected ones are not listed for others at all. */
export const referralsOfCase = query({
  name: 'referralsOfCase',
  doc: 'The referrals of one case, oldest first. Recipient and service of a discreet one read as a service to all but its parties.',
  path: '/case-referrals',
  may: posts(...workers, 'auditor'),
  params: z.strictObject({ caseId: z.uuid() }),
  row: z.strictObject({
    referralId: z.uuid(),
    caseId: z.uuid(),
    status: z.string(),
    kind: z.string(),
    urgency: z.string(),
    service: z.string(),
    senderAgencyId: z.string(),
    recipientAgencyId: z.string().nullable(),
    requestedAt: z.string(),
    dueAt: z.string().nullable(),
    escalatedAt: z.string().nullable(),
    acceptedAt: z.string().nullable(),
    endedAt: z.string().nullable(),
    ending: z.string().nullable(),
    code: z.string().nullable(),
    redirectedTo: z.string().nullable(),
    attended: z.array(z.string()),
  }),
  async run(db, { caseId }, { actor, visible }) {
    const { values, add } = parameters()
    const mine = add(actor.agencyId)
    const told = `(discretion = 'open' or ${mine} in (sender_agency_id, recipient_agency_id))`
    const { rows } = await db.query(
      `select referral_id as "referralId", case_id as "caseId", status, kind, urgency,
              case when ${told} then service_type else service end as service,
              sender_agency_id as "senderAgencyId", case when ${told} then recipient_agency_id end as "recipientAgencyId",
              requested_at as "requestedAt", due_at as "dueAt", escalated_at as "escalatedAt", accepted_at as "acceptedAt", ended_at as "endedAt",
              ending, code, redirected_to as "redirectedTo", attended
         from referral r
        where case_id = ${add(caseId)} and (discretion <> 'protected' or ${told}) and ${visible('r.case_id', add)}
        order by requested_at, referral_id`,
      values,
    )
    return rows
  },
})
