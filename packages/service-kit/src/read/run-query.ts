import { type Decision, mayKnowResource, type Principal, visible } from '@titian/access'
import { assertGrounded, openable, relationsOfResources, type Sighted, secretAgencies, sightOfResources } from '@titian/case-file'
import { openRows, type Redaction } from '@titian/privacy'
import type { Query } from '@titian/service'
import type { Parts } from '../parts.ts'
import { asSeen, isClose, workersIn } from './as-seen.ts'
import { type Page, page } from './pages.ts'

type Row = Readonly<Record<string, unknown>>

export interface QueryRow {
  readonly value: unknown
  readonly redactions: readonly Redaction[]
}

export interface QueryResult extends Page<QueryRow> {
  readonly caseIds: readonly string[]
  /** `<aggregate>-<id>`, where the query says what its rows are about. */
  readonly resources: readonly string[]
  readonly decisions: readonly Decision[]
}

/** Asks a view, keeps the rows that the asker may know of, opens what the asker may see of each. Empty pages never tell of absent rows. */
export async function runQuery(
  parts: Parts,
  principal: Principal,
  query: Query,
  params: unknown,
  asked: { first?: number | undefined; after?: string | undefined },
): Promise<QueryResult> {
  const now = parts.clock.now()
  const rows = await query.run(parts.views, params as never, {
    actor: principal,
    now,
    visible: (column, add) => visible(principal, column, add, now),
  })
  const { items, next } = page(parts, rows, principal.userId, asked)
  const about = items.map((row) => aboutOf(query, row))
  const own = await relationsOfResources(
    parts,
    about.flatMap(({ resource }) => (resource === undefined ? [] : [resource])),
  )
  const resources = about.map(({ type, id, resource, caseId }) => ({ type, id, caseId, own: own(resource) }))
  // Without a case there is nothing to decide: the question itself says whose rows these are.
  const sighted = await sightOfResources(
    parts,
    principal,
    resources.filter(({ caseId }) => caseId !== undefined),
  )
  const ofCases = sighted.values()
  const sights = resources.map(({ caseId }): Sighted | undefined => (caseId === undefined ? undefined : ofCases.next().value))
  if ('caseId' in query.row.shape)
    await assertGrounded(
      parts,
      principal,
      new Map(resources.flatMap(({ caseId }, index) => (caseId === undefined ? [] : [[caseId, sights[index]?.relations ?? nobody] as const]))),
    )
  const secret = await secretAgencies(parts)
  const pseudonymKey = parts.secrets.derive('pseudonym', 32)
  const seen = items.map((row, index): Row => {
    const { caseId = undefined, own: bound = [] } = resources[index] ?? {}
    if (caseId === undefined) return row
    const isOwn = query.own === true || (principal.post !== 'auditor' && mayKnowResource(principal, bound, now))
    const relations = sights[index]?.relations.all ?? []
    const close = isOwn || isClose(principal, relations, now)
    return asSeen(row, { principal, close, caseId, secretAgencies: secret, people: workersIn(relations), pseudonymKey, none: null }) as Row
  })
  const opened = await openRows(seen, (_, index) => openable(sights[index]?.decision ?? none), parts.keyRing)
  return {
    items: opened,
    next,
    caseIds: [...new Set(resources.flatMap(({ caseId }) => caseId ?? []))],
    resources: [...new Set(about.flatMap(({ resource }) => resource ?? []))],
    decisions: sighted.map(({ decision }) => decision),
  }
}

const nobody = { all: [], own: [] }
const none: Decision = { effect: 'deny', reason: 'NO_RELATION' }

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
