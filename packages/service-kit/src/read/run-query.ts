import { type Decision, mayKnowResource, notExcluded, type Principal, visible } from '@titian/access'
import { type Clearance, openable, relationsOfResources, type Ties, ties } from '@titian/case-file'
import { openRows } from '@titian/privacy'
import type { Asked, Query } from '@titian/service'
import type { Parts } from '../parts.ts'
import { asSeen, isClose } from './as-seen.ts'
import { type AskedPage, type Page, readPage } from './pages.ts'
import { inWords, type SeenRedaction } from './redactions.ts'

type Row = Readonly<Record<string, unknown>>

export interface QueryRow {
  readonly value: unknown
  readonly redactions: readonly SeenRedaction[]
}

export interface QueryResult extends Page<QueryRow> {
  readonly caseIds: readonly string[]
  /** `<aggregate>-<id>`, where the query says what its rows are about. */
  readonly resources: readonly string[]
  readonly decisions: readonly Decision[]
}

/** Asks a view, keeps the rows that the asker may know of, opens what the asker may see of each. Empty pages never tell of absent rows. */
export async function runQuery(parts: Parts, principal: Principal, query: Query, params: unknown, asked: AskedPage): Promise<QueryResult> {
  const now = parts.clock.now()
  const { items, next } = await readPage(parts, query, askingAs(principal, params, now), asked)
  const about = items.map((row) => aboutOf(query, row))
  const own = await relationsOfResources(
    parts,
    about.flatMap(({ resource }) => (resource === undefined ? [] : [resource])),
  )
  // Without a case there is nothing to decide: the question itself says whose rows these are.
  const ofCases = about.flatMap((one, index) =>
    one.caseId === undefined ? [] : [{ index, type: one.type, id: one.id, caseId: one.caseId, own: own(one.resource) }],
  )
  const { of, secret } = 'caseId' in query.row.shape ? await ties(parts, principal, ofCases) : nobody
  const clearances = new Map(ofCases.map(({ index, own: bound }, nth) => [index, { clearance: of[nth] ?? unknown, bound }]))
  const { pseudonymKey } = parts.secrets
  const seen = items.map((row, index): Row => {
    const found = clearances.get(index)
    const caseId = about[index]?.caseId
    if (caseId === undefined || found === undefined) return row
    const isOwn = query.own === true || (principal.post !== 'auditor' && mayKnowResource(principal, found.bound, now))
    const close = isOwn || isClose(principal, found.clearance.relations.all, now)
    return asSeen(query.row, row, { principal, close, caseId, secretAgencies: secret, pseudonymKey, none: null })
  })
  const opened = await openRows(seen, (_, index) => openable(clearances.get(index)?.clearance.decision ?? unknown.decision), parts.keyRing)
  return {
    items: opened.map(({ value, redactions }) => ({ value, redactions: inWords(query.row, redactions) })),
    next,
    caseIds: [...new Set(about.flatMap(({ caseId }) => caseId ?? []))],
    resources: [...new Set(about.flatMap(({ resource }) => resource ?? []))],
    decisions: of.map(({ decision }) => decision),
  }
}

/** What a query is asked with, on behalf of this person. */
export const askingAs = (principal: Principal, params: unknown, now: Date): Asked<unknown> => ({
  actor: principal,
  now,
  params,
  visible: (column) => visible(principal, column, now),
  notExcluded: (column) => notExcluded(principal, column, now),
})

const nobody: Ties = { of: [], secret: new Set() }
const unknown: Pick<Clearance, 'decision' | 'relations'> = {
  decision: { effect: 'deny', reason: 'NO_RELATION' },
  relations: { all: [], own: [], knownThen: [] },
}

interface About {
  readonly type: string
  readonly id: string
  readonly caseId: string | undefined
  readonly resource?: string
}

/** Without `about`, a row is about its case. */
function aboutOf({ about }: Query, row: Row): About {
  const caseId = typeof row['caseId'] === 'string' ? row['caseId'] : undefined
  if (about === undefined) return { type: 'case', id: caseId ?? '', caseId }
  const id = String(row[about.id])
  return { type: about.aggregate, id, caseId, resource: `${about.aggregate.replaceAll('-', '_')}-${id}` }
}
