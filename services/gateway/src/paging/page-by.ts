import type { TitianError } from '@titian/core'
import { serviceProblem } from '../calls/problem.ts'

const LARGEST = 100

export interface AskedPage {
  readonly first: number
  readonly after?: string | null | undefined
}

/**
 * A page of a list that is whole here. A cursor names the last item that was shown, so it tells nothing of what was not.
 * @throws SERVICE_PROBLEM TOKEN_INVALID where the list has no such item for this person (any more)
 */
export function pageBy<Item>(
  all: readonly Item[],
  cursorOf: (item: Item) => string,
  { first, after }: AskedPage,
): { readonly items: readonly Item[]; readonly next: string | null } {
  const from = after ? all.findIndex((item) => cursorOf(item) === after) + 1 : 0
  if (after && from === 0) throw unknownCursor()
  const items = all.slice(from, from + Math.min(Math.max(first, 1), LARGEST))
  const last = items.at(-1)
  return { items, next: last !== undefined && from + items.length < all.length ? cursorOf(last) : null }
}

const unknownCursor = (): TitianError =>
  serviceProblem({
    status: 400,
    code: 'TOKEN_INVALID',
    message: { id: 'Token halaman tidak berlaku untuk Anda', en: 'The page token does not hold for you' },
  })
