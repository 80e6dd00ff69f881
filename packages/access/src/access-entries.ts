import type { RecordedEvent } from '@titian/core'
import type { Db, View } from '@titian/views'
import type { AccessRecord, Withholding } from './access-log.ts'
import { agencySeenBy, type CoarseDetails, type CoarsenContext, dayOf } from './coarsen.ts'
import { hiddenGroups } from './matrix.ts'
import type { Principal } from './principal.ts'
import { pseudonym } from './pseudonym.ts'
import { isAccountable, mayKnowCase } from './relations.ts'

/** A row of `access_entry`. */
export interface AccessEntry {
  readonly case_id: string
  readonly at: Date
  readonly user_id: string
  readonly agency_id: string
  readonly agency_kind: string
  readonly post: string
  readonly purpose: string
  readonly action: string
  readonly outcome: string
  readonly field_groups: readonly string[]
  readonly rules: readonly string[]
  readonly correlation_id: string
  readonly secret: boolean
  /** Article by which it is withheld, and until when; null where it is not. */
  readonly withheld_by: string | null
  readonly withheld_until: Date | null
}

const insert = `
INSERT INTO access_entry (case_id, at, user_id, agency_id, agency_kind, post, purpose, action, outcome, field_groups, rules, correlation_id, secret)
SELECT DISTINCT case_id, $2::timestamptz, $3, $4, $5, $6, $7, $8, $9, $10::text[], $11::text[], $12, $13::boolean
FROM unnest($1::uuid[]) AS case_id`

async function keep({ data, meta, recordedAt }: RecordedEvent, db: Db): Promise<void> {
  const { caseIds, action, outcome, fieldGroups, rules, secret } = data as AccessRecord
  const { userId, agencyId, agencyKind, post } = meta.actor
  await db.query(insert, [
    caseIds,
    recordedAt,
    userId,
    agencyId,
    agencyKind,
    post,
    meta.purpose,
    action,
    outcome,
    fieldGroups,
    rules,
    meta.correlationId,
    secret,
  ])
}

/** Whoever answers for the looks of an agency may keep some of them from others for a time, by an article of law (SAFETY 8). */
async function withhold({ data, meta }: RecordedEvent, db: Db): Promise<void> {
  const { caseId, from, to, basis, until } = data as Withholding
  await db.query('UPDATE access_entry SET withheld_by = $5, withheld_until = $6 WHERE case_id = $1 AND agency_id = $2 AND at >= $3 AND at <= $4', [
    caseId,
    meta.actor.agencyId,
    from,
    to,
    basis,
    until,
  ])
}

/**
 * The view `access_entry` over the access log (a store of its own): one row per look and case, for `whoLooked`. Read it with
 * `WHERE case_id = $1`, then through `visibleAccessEntries`; looks without a case are in the log alone.
 */
export const accessEntryView = (): View => ({
  name: 'access_entry',
  version: 2,
  sql: `
CREATE TABLE access_entry (
  case_id uuid NOT NULL,
  at timestamptz NOT NULL,
  user_id text NOT NULL,
  agency_id text NOT NULL,
  agency_kind text NOT NULL,
  post text NOT NULL,
  purpose text NOT NULL,
  action text NOT NULL,
  outcome text NOT NULL,
  field_groups text[] NOT NULL,
  rules text[] NOT NULL,
  correlation_id text NOT NULL,
  secret boolean NOT NULL,
  withheld_by text,
  withheld_until timestamptz
);
CREATE INDEX access_entry_case ON access_entry (case_id, at);
`,
  handles: [{ category: 'access', handlers: { DataAccessed: keep, AccessDenied: keep, LooksWithheld: withhold } }],
})

/** One look as `whoLooked` shows it. Services' entries of one request are merged by correlation id. */
export type SeenLook =
  | {
      readonly at: string
      readonly agency: CoarseDetails['agency']
      readonly worker?: CoarseDetails['worker']
      readonly post?: string
      readonly purpose: string
      readonly action: string
      readonly outcome: string
      readonly fieldGroups: readonly string[]
      readonly rules?: readonly string[]
      readonly correlationId: string
    }
  /** To an auditor only: on this day there was a look that is not shown; by which article and until when, where one was named. */
  | { readonly at: string; readonly withheld: true; readonly basis?: string; readonly until?: string }

/**
 * The looks at a case, as this person may know of them; none where the person may not know of the case. Own looks: always. Others' looks:
 * LPSK, auditors (workers under pseudonyms) and the accountable caseworker or supervisor; nobody else. What stands in a hidden group is
 * left out for the latter, and so is a look at nothing else: it would tell that there is something.
 *
 * Secret looks (LPSK, undercover) have a row of their own (SAFETY 8): LPSK sees them; an auditor learns the day, and nothing else, so that
 * the list is known to be incomplete and can be followed up with LPSK, who answers for them; for all others they are absent. Denied looks
 * are shown to LPSK and auditors: that somebody tried may be an excluded person's doing, which the accountable agency learns from them.
 * A look that is withheld by an article is like a secret one to other agencies, until its day.
 */
export const visibleAccessEntries = (principal: Principal, entries: readonly AccessEntry[], context: CoarsenContext): SeenLook[] =>
  mayKnowCase(principal, context.relations, context.now) ? entries.flatMap((entry) => seenBy(principal, entry, context)) : []

function seenBy(principal: Principal, entry: AccessEntry, context: CoarsenContext): SeenLook[] {
  const lpsk = principal.agencyKind === 'LPSK'
  const auditor = principal.post === 'auditor' && principal.agencyKind === 'OVERSIGHT'
  const own = entry.user_id === principal.userId && entry.agency_id === principal.agencyId
  const { withheld_by: basis, withheld_until: until } = entry
  const withheld = until !== null && context.now < until && entry.agency_id !== principal.agencyId
  if ((entry.secret || withheld) && !lpsk && !own)
    return auditor
      ? [{ at: dayOf(entry.at.toISOString()).from, withheld: true, ...(withheld && basis !== null && { basis, until: until.toISOString() }) }]
      : []
  const others =
    lpsk || auditor || (isAccountable(principal, context.relations, context.now) && entry.outcome === 'permitted' && !isOfHiddenOnly(entry))
  return own || others ? [shown(principal, entry, { own, lpsk, auditor }, context)] : []
}

const isHidden = (group: string): boolean => (hiddenGroups as readonly string[]).includes(group)
const isOfHiddenOnly = ({ field_groups }: AccessEntry): boolean => field_groups.length > 0 && field_groups.every(isHidden)

interface Standing {
  readonly own: boolean
  readonly lpsk: boolean
  readonly auditor: boolean
}

function shown(principal: Principal, entry: AccessEntry, { own, lpsk, auditor }: Standing, { pseudonymKey }: CoarsenContext): SeenLook {
  const agency = agencySeenBy(principal, { agencyId: entry.agency_id, agencyKind: entry.agency_kind })
  // User ids stay with their agency, LPSK and the auditor (SAFETY 2).
  const ownAgency = entry.agency_id === principal.agencyId
  const worker =
    auditor && !own
      ? { label: pseudonym(pseudonymKey, entry.case_id, entry.user_id) }
      : own || lpsk || ownAgency
        ? { userId: entry.user_id }
        : undefined
  return {
    at: auditor && !own ? dayOf(entry.at.toISOString()).from : entry.at.toISOString(),
    agency,
    ...(worker === undefined ? {} : { worker }),
    // The post names the agency where the agency is the secret (a rehabilitation officer).
    ...('label' in agency ? {} : { post: entry.post }),
    purpose: entry.purpose,
    action: entry.action,
    outcome: entry.outcome,
    fieldGroups: 'label' in agency ? [] : entry.field_groups.filter((group) => own || lpsk || auditor || !isHidden(group)),
    ...(own || lpsk || auditor ? { rules: entry.rules } : {}),
    correlationId: entry.correlation_id,
  }
}
