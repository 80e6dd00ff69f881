import { mayKnowCase, type Principal, relationKindOnRecord } from '@titian/access'
import { type Disclosed, type Relation, TitianError } from '@titian/core'
import type { CaseFileParts } from '../case-file-parts.ts'
import { caseFact } from '../facts/case.ts'

/** A relation with the resource that declares it: `<category>-<id>`. */
export interface Declared extends Relation {
  readonly resource?: string
}

/** What binds people to a case: all of it, and the part that this service recorded itself. */
export interface CaseRelations {
  readonly all: readonly Declared[]
  readonly own: readonly Declared[]
  /** What this log knew of it at the moment asked for; without one, all. */
  readonly knownThen: readonly Declared[]
}

export interface RelationRow {
  readonly resource: string
  readonly case_id: string
  readonly person_id: string | null
  readonly kind: string
  readonly agency_id: string | null
  readonly unit_id: string | null
  readonly user_id: string | null
  readonly from_at: Date
  readonly to_at: Date | null
  readonly disclosed: Disclosed
}

/** The columns of `RelationRow`. */
export const relationColumns = 'resource, case_id, person_id, kind, agency_id, unit_id, user_id, from_at, to_at, disclosed'

export const toRelation = (row: RelationRow): Relation => ({
  kind: relationKindOnRecord(row.kind),
  ...(row.agency_id !== null && { agencyId: row.agency_id }),
  ...(row.unit_id !== null && { unitId: row.unit_id }),
  ...(row.user_id !== null && { userId: row.user_id }),
  from: row.from_at.toISOString(),
  ...(row.to_at !== null && { to: row.to_at.toISOString() }),
  ...(Object.keys(row.disclosed).length > 0 && { disclosed: row.disclosed, ...(row.person_id !== null && { personId: row.person_id }) }),
})

const nobody: CaseRelations = { all: [], own: [], knownThen: [] }

/**
 * What the views know of who is bound to these cases. The view must have seen the log's head: an exclusion counts from its append on.
 * @param besides category (without the service's prefix) whose resources are left out: who received one referral is nobody to the next.
 * @param asOf what it knew at that moment is told beside what it knows now.
 */
export async function relationsOfCases(
  { views }: CaseFileParts,
  caseIds: readonly string[],
  { besides, asOf }: { readonly besides?: string; readonly asOf?: Date | undefined } = {},
): Promise<(caseId: string | undefined) => CaseRelations> {
  if (caseIds.length === 0) return () => nobody
  const { rows } = await views.query<RelationRow & { readonly now: boolean; readonly knownThen: boolean }>(
    `select ${relationColumns}, superseded_at is null as now,
            coalesce(learned_at <= $2 and (superseded_at is null or superseded_at > $2), superseded_at is null) as "knownThen"
       from relation where case_id = any($1::uuid[]) and (superseded_at is null or superseded_at > $2::timestamptz)`,
    [caseIds, asOf?.toISOString() ?? null],
  )
  const found = new Map<string, { all: Declared[]; own: Declared[]; knownThen: Declared[] }>(
    caseIds.map((id) => [id, { all: [], own: [], knownThen: [] }]),
  )
  for (const row of rows) {
    if (besides !== undefined && row.resource.startsWith(`${besides}-`)) continue
    const relation = { ...toRelation(row), resource: row.resource }
    const known = found.get(row.case_id)
    if (row.knownThen) known?.knownThen.push(relation)
    if (row.now) known?.all.push(relation)
    if (row.now && !row.resource.startsWith('received.')) known?.own.push(relation)
  }
  return (caseId) => (caseId === undefined ? nobody : (found.get(caseId) ?? nobody))
}

export const factSources = ({ definition }: Pick<CaseFileParts, 'definition'>): readonly string[] => [
  ...new Set((definition.facts ?? []).map(({ service }) => service)),
]

/** How long a decision waits for the service's own views to have seen what it has recorded. */
const VIEWS_MS = 2_000

/** Who is bound and who is excluded is read from a view: where it lags behind the log, nothing is decided. @throws VIEWS_BEHIND */
export async function assertRelationsSeen({ store, views }: Pick<CaseFileParts, 'store' | 'views'>): Promise<void> {
  if (!(await views.waitForBasis(await store.head(), VIEWS_MS))) throw new TitianError('VIEWS_BEHIND')
}

/**
 * Who may see a case rests on what other services said: without their heartbeat it is not shown. What the service recorded itself is enough to open
 * it, so that work inside one's own agency goes on; never to open it to whom an exclusion may have shut out meanwhile. @throws FACTS_STALE
 */
export async function assertGrounded(parts: CaseFileParts, principal: Principal, cases: ReadonlyMap<string, CaseRelations>): Promise<void> {
  const now = parts.clock.now()
  const grounded =
    cases.size > 0 &&
    [...cases.values()].every(({ own, all }) => own.length > 0 && mayKnowCase(principal, own, now) && mayKnowCase(principal, all, now))
  await (grounded ? assertExclusionsHeard(parts, [...cases.keys()]) : assertFreshFor(parts, [...cases.keys()]))
}

/**
 * That an exclusion from one of these cases, had there been one, would be known here: the service that records them is heard, and none is parked.
 * That service itself has them in its own log, from the append on. @throws FACTS_STALE
 */
export async function assertExclusionsHeard(parts: CaseFileParts, caseIds: readonly string[]): Promise<void> {
  const { service } = caseFact
  if (parts.definition.name === service) return
  await parts.freshness.assertFresh(
    [service],
    caseIds.map((id) => `${service}.exclusion-${id}`),
  )
}

/** That other services are heard, and that nothing they said of these cases, of exclusions and of consent is parked. @throws FACTS_STALE */
export async function assertFreshFor(parts: CaseFileParts, caseIds: readonly string[]): Promise<void> {
  await parts.freshness.assertFresh(factSources(parts), await receivedStreams(parts, caseIds))
}

/** Streams of others that decisions on these cases rest on: those that bind somebody to them, and the consent of the persons they are about. */
export async function receivedStreams({ views }: Pick<CaseFileParts, 'views'>, caseIds: readonly string[]): Promise<readonly string[]> {
  if (caseIds.length === 0) return []
  const { rows } = await views.query<{ stream: string }>(
    `select substr(resource, length('received.') + 1) as stream from relation where case_id = any($1::uuid[]) and starts_with(resource, 'received.')
     union select 'intake.consent-' || person_id from relation where case_id = any($1::uuid[]) and person_id is not null`,
    [caseIds],
  )
  const known = rows.map(({ stream }) => stream)
  return [...new Set([...known, ...caseIds.flatMap((id) => [`intake.case-${id}`, `intake.exclusion-${id}`])])]
}
