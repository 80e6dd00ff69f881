import { posts } from '@titian/access'
import { ascOrNone, code, query, unique } from '@titian/service'
import { sql } from '@titian/views'
import { z } from 'zod'
import { dueAt, kind, requestedAt, sender, serviceType, theCaseId, thePersonId, theReferralId, urgency } from '../fields.ts'
import { inboxStandings } from '../referral/codes.ts'
import { reason } from '../referral/events.ts'
import { workers } from '../referral/workers.ts'

const standing = code(inboxStandings, { id: 'Keadaan', en: 'Standing' })
/** Shown as due in the last of the hours that are left. */
const SOON_MS = 4 * 60 * 60 * 1000

/** What the actor's agency was asked and has not answered, the most urgent answer first. */
export const referralInbox = query({
  name: 'referralInbox',
  doc: 'Referrals that wait for the answer of the asker’s agency, by due time: new, due within four hours, overdue, escalated.',
  path: '/inbox',
  may: posts(...workers),
  about: { aggregate: 'referral', id: 'referralId' },
  own: true,
  params: z.strictObject({ standing: standing.optional() }),
  row: z.strictObject({
    referralId: theReferralId,
    caseId: theCaseId,
    standing,
    dueAt: dueAt.nullable(),
    requestedAt,
    urgency,
    kind,
    service: serviceType,
    senderAgencyId: sender,
    personId: thePersonId,
    reason: reason.nullable(),
  }),
  from({ params, actor, now, notExcluded }) {
    const [at, soon] = [now.toISOString(), new Date(now.getTime() + SOON_MS).toISOString()]
    return sql`
      select * from (
        select referral_id as "referralId", case_id as "caseId", person_id as "personId", due_at as "dueAt", requested_at as "requestedAt", urgency, kind,
            service_type as service, sender_agency_id as "senderAgencyId", reason,
            case when escalated_at is not null then 'escalated' when due_at <= ${at} then 'overdue' when due_at <= ${soon} then 'due' else 'new' end as standing
          from referral r
          where recipient_agency_id = ${actor.agencyId} and status = 'requested' and ${notExcluded('r.case_id')}
      ) inbox
      where ${params.standing === undefined ? sql`true` : sql`standing = ${params.standing}`}`
  },
  order: [ascOrNone('dueAt'), unique('referralId')],
})
