import type { Actor } from '@titian/core'
import { type Sql, sql } from '@titian/views'

/** What waits about the duty for reports: to grant it, at the desk of the province; and that it went to another agency, at the one that had it. */
export const dutyTasks = (actor: Actor): Sql => sql`
  select agency_id as "referralId", null::uuid as "caseId", agency_id as "recipientAgencyId", 'DECIDE_DUTY' as service, 'DUTY' as kind,
      'asked' as status, null as ending, duty_asked_at as "requestedAt", null as "dueAt", null as "escalatedAt", duty_asked_by as "caseworkerId",
      null as "acceptedAt", null as "endedAt", '{}'::text[] as attended, false as "immediateDanger", false as child,
      agency_id || ':asked' as "rowId", null as "reviewSetAt", null as "reviewDueAt", null as "disclosedBy"
    from agency where duty_asked_of = ${actor.agencyId} and ${actor.post === 'supervisor'}::boolean
  union all
  select agency_id, null::uuid, agency_id, 'DUTY_LOST', 'DUTY', 'lost', null, duty_lost_at, null, null, null, null, null, '{}'::text[], false, false,
      agency_id || ':lost', null, null, null
    from agency where agency_id = ${actor.agencyId} and duty_lost_at is not null and ${actor.post === 'supervisor' || actor.post === 'agency-admin'}::boolean`
