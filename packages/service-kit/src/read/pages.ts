import { type Asked, type Place, type Query, type ReadRow, readRows } from '@titian/service'
import { z } from 'zod'
import type { Parts } from '../parts.ts'

/** At most this many a page. */
const LARGEST = 100
const USUAL = 20

export interface Page<Row> {
  readonly items: readonly Row[]
  /** Token of the next page; null on the last one. It holds for this user and this question only. */
  readonly next: string | null
}

export interface AskedPage {
  readonly first?: number | undefined
  readonly after?: string | undefined
}

const places = z.array(z.union([z.string(), z.number(), z.boolean(), z.null()]))

/**
 * One page of a question, cut by the database. The cursor is the place of the last row that was shown, so that what comes or goes meanwhile neither
 * repeats a row nor skips one, and sealed: it tells nothing of what was left out. @throws TOKEN_INVALID
 */
export async function readPage(
  parts: Pick<Parts, 'definition' | 'views' | 'secrets'>,
  query: Query,
  asked: Asked<unknown>,
  { first, after }: AskedPage,
) {
  const { userId } = asked.actor
  const name = `${parts.definition.name}.${query.name}`
  const cursor = z.strictObject({ query: z.literal(name), place: places.length(query.order.length) })
  const from: Place | undefined = after === undefined ? undefined : parts.secrets.unseal(after, userId, cursor).place
  const count = countOf(first)
  const found = await readRows(parts.views, query, asked, { limit: count + 1, from })
  const items = found.slice(0, count)
  const last: ReadRow | undefined = found.length > count ? items.at(-1) : undefined
  return {
    items: items.map(({ value }) => value),
    next: last === undefined ? null : parts.secrets.seal({ query: name, place: last.place }, userId),
  }
}

const position = z.strictObject({ from: z.int().min(0) })

/** Cuts a short list that no view keeps (what is parked), ordered already. @throws TOKEN_INVALID */
export function page<Row>({ secrets }: Pick<Parts, 'secrets'>, rows: readonly Row[], userId: string, { first, after }: AskedPage): Page<Row> {
  const from = after === undefined ? 0 : secrets.unseal(after, userId, position).from
  const count = countOf(first)
  const more = rows.length > from + count
  return { items: rows.slice(from, from + count), next: more ? secrets.seal({ from: from + count }, userId) : null }
}

const countOf = (first: number | undefined): number => Math.min(first ?? USUAL, LARGEST)
