import { type Principal, visible } from '@titian/access'
import { openRows, type Redaction } from '@titian/privacy'
import { assertGrounded } from '../commands/relations.ts'
import type { Query } from '../definition.ts'
import type { Parts } from '../parts.ts'
import { type Page, page } from './pages.ts'
import { openable, type Sighted, sightOfCases } from './sight.ts'

export interface QueryRow {
  readonly value: unknown
  readonly redactions: readonly Redaction[]
}

export interface QueryResult extends Page<QueryRow> {
  readonly caseIds: readonly string[]
  readonly sighted: ReadonlyMap<string, Sighted>
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
  const caseIds = [...new Set(items.flatMap(({ caseId }) => (typeof caseId === 'string' ? [caseId] : [])))]
  const sighted = await sightOfCases(parts, principal, caseIds)
  await assertGrounded(
    parts,
    principal,
    [...sighted.values()].map(({ relations }) => relations),
  )
  const permitted = (row: Readonly<Record<string, unknown>>) => {
    const sight = sighted.get(String(row['caseId']))
    return sight === undefined ? new Set<never>() : openable(sight.decision)
  }
  const opened = await openRows(items, permitted, parts.keyRing)
  return { items: opened, next, caseIds, sighted }
}
