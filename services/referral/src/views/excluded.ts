import type { Actor } from '@titian/core'

/**
 * SQL condition that the asker is not excluded from the case in `r.case_id`; for lists of what an agency was asked, which is bound to the
 * referral before it is to the case. Reads the kit's table `relation`, like `visible`, and means the same there.
 */
export function notExcluded({ userId, unitId, agencyId }: Actor, now: Date, add: (value: unknown) => string): string {
  const at = `${add(now.toISOString())}::timestamptz`
  return `not exists (select from relation x where x.kind = 'excluded' and x.case_id = r.case_id and x.from_at <= ${at}
    and (x.to_at is null or ${at} < x.to_at)
    and case when x.user_id is not null then x.user_id = ${add(userId)}::text
             when x.unit_id is not null then x.unit_id = ${add(unitId)}::text
             else x.agency_id = ${add(agencyId)}::text end)`
}

/** Binds parameters of one statement. */
export function parameters(): { readonly values: unknown[]; readonly add: (value: unknown) => string } {
  const values: unknown[] = []
  return { values, add: (value) => `$${values.push(value)}` }
}
