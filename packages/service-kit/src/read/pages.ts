import { z } from 'zod'
import type { Parts } from '../parts.ts'

const cursor = z.strictObject({ from: z.int().min(0) })

/** At most this many a page. */
const LARGEST = 100
const USUAL = 20

export interface Page<Row> {
  readonly items: readonly Row[]
  /** Token of the next page; null on the last one. It holds for this user only. */
  readonly next: string | null
}

/** Cuts a list that is ordered and filtered already; cursors tell nothing of what was left out. @throws TOKEN_INVALID */
export function page<Row>(
  { secrets }: Pick<Parts, 'secrets'>,
  rows: readonly Row[],
  userId: string,
  asked: { first?: number | undefined; after?: string | undefined },
): Page<Row> {
  const from = asked.after === undefined ? 0 : secrets.unseal(asked.after, userId, cursor).from
  const count = Math.min(asked.first ?? USUAL, LARGEST)
  const more = rows.length > from + count
  return { items: rows.slice(from, from + count), next: more ? secrets.seal({ from: from + count }, userId) : null }
}
