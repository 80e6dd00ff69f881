import { serviceAway } from '../calls/problem.ts'
import { pageBy } from '../paging/page-by.ts'
import { keyOf, type Line } from './merge.ts'

export interface LinePage {
  readonly lines: readonly Line[]
  readonly next: string | null
}

/**
 * A cursor names the last line that was shown: it tells nothing of lines that were not. Where a service is away, that line may be missing with
 * it: then the page is to be had later, and the cursor is right.
 * @throws SERVICE_PROBLEM TOKEN_INVALID · SERVICE_AWAY
 */
export function pageOf(
  lines: readonly Line[],
  asked: { readonly first: number; readonly after?: string | null | undefined },
  isIncomplete = false,
): LinePage {
  if (isIncomplete && asked.after && !lines.some((line) => cursorOf(line) === asked.after)) throw serviceAway()
  const { items, next } = pageBy(lines, cursorOf, asked)
  return { lines: items, next }
}

export const cursorOf = (line: Line): string => Buffer.from(keyOf(line)).toString('base64url')
