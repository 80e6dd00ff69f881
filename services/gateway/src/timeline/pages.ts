import { pageBy } from '../paging/page-by.ts'
import { keyOf, type Line } from './merge.ts'

export interface LinePage {
  readonly lines: readonly Line[]
  readonly next: string | null
}

/** A cursor names the last line that was shown: it tells nothing of lines that were not. @throws SERVICE_PROBLEM TOKEN_INVALID */
export function pageOf(lines: readonly Line[], asked: { readonly first: number; readonly after?: string | null | undefined }): LinePage {
  const { items, next } = pageBy(lines, cursorOf, asked)
  return { lines: items, next }
}

export const cursorOf = (line: Line): string => Buffer.from(keyOf(line)).toString('base64url')
