import { sql } from '@titian/views'
import { acceptedAt, dueAt, endedAt, escalatedAt, kind, redirectedTo, requestedAt, theCaseId, theReferralId, urgency } from '../fields.ts'
import { outcome, rejectionFields } from '../referral/events.ts'
import { attended, ending, status } from '../referral/presented.ts'

/** How far a referral has come, of a row in any list of them. To whom it went and for what is not in it: that is not for all. */
export const courseOfReferral = {
  referralId: theReferralId,
  caseId: theCaseId,
  status,
  kind,
  urgency,
  requestedAt,
  dueAt: dueAt.nullable(),
  escalatedAt: escalatedAt.nullable(),
  acceptedAt: acceptedAt.nullable(),
  attended,
  endedAt: endedAt.nullable(),
  ending: ending.nullable(),
  rejectionCode: rejectionFields.code.nullable(),
  outcome: outcome.nullable(),
  redirectedTo: redirectedTo.nullable(),
} as const

/** Its columns, of `referral r`. */
export const courseColumns = sql`
  r.referral_id as "referralId", r.case_id as "caseId", r.status, r.kind, r.urgency, r.requested_at as "requestedAt", r.due_at as "dueAt",
  r.escalated_at as "escalatedAt", r.accepted_at as "acceptedAt", r.attended, r.ended_at as "endedAt", r.ending,
  case when r.ending = 'rejected' then r.code end as "rejectionCode", case when r.ending = 'completed' then r.code end as outcome,
  r.redirected_to as "redirectedTo"`
