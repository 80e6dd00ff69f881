import { type Sql, sql } from '@titian/views'
import { toldSince } from './look-retention.ts'
import { hiddenGroups } from './matrix.ts'
import type { Principal } from './principal.ts'

export interface LooksAsked {
  readonly caseId: string
  /** What was refused, apart from what was seen: whoever only knocks must not push real looks off a list. */
  readonly attempts: boolean
  /** Looks before this instant, as the asker is told of it; undefined = from the latest on. */
  readonly before: Date | undefined
  readonly count: number
  readonly accountable: boolean
  readonly now: Date
}

const isAuditor = ({ post, agencyKind }: Principal): boolean => post === 'auditor' && agencyKind === 'OVERSIGHT'

/**
 * The rows of `access_entry` that this person may be told of, the latest first, with all that share the last one's time: so a page ends between
 * two moments, and the next begins before it. Says the same as `visibleAccessEntries`, which every row goes through after it.
 */
export function looksPage(principal: Principal, { caseId, attempts, before, count, accountable, now }: LooksAsked): Sql {
  const { userId, agencyId, agencyKind } = principal
  const own = sql`(user_id = ${userId} and agency_id = ${agencyId})`
  const all = agencyKind === 'LPSK' || isAuditor(principal)
  const hiddenOnly = sql`(field_groups <> '{}' and field_groups <@ ${[...hiddenGroups]}::text[])`
  const withheld = sql`(secret or coalesce(withheld_until > ${now}, false) and agency_id <> ${agencyId})`
  const theirs = all ? sql`true` : accountable ? sql`(outcome = 'permitted' and not ${withheld} and not ${hiddenOnly})` : sql`false`
  // An auditor is told the day of others' looks: a page that ended within one would tell more.
  const told = isAuditor(principal) ? sql`(case when ${own} then at else date_trunc('day', at, 'Asia/Jakarta') end)` : sql`at`
  const earlier = before === undefined ? sql`true` : sql`${told} < ${before}`
  const kept = sql`at >= case when secret then ${toldSince('secret', now)}::timestamptz else ${toldSince('usual', now)}::timestamptz end`
  return sql`
    select * from access_entry
      where case_id = ${caseId} and (outcome = 'denied') = ${attempts} and (${own} or ${theirs}) and ${earlier} and ${kept}
      order by ${told} desc fetch first ${count} rows with ties`
}
