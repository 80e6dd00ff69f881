import type { TitianError } from '@titian/core'
import { serviceProblem } from '../calls/problem.ts'
import { keyOf, type Line } from './merge.ts'

const LARGEST = 100

export interface LinePage {
  readonly lines: readonly Line[]
  readonly next: string | null
}

/** A cursor names the last line that was shown: it tells nothing of lines that were not. @throws SERVICE_PROBLEM TOKEN_INVALID */
export function pageOf(lines: readonly Line[], asked: { readonly first: number; readonly after?: string | null | undefined }): LinePage {
  const from = asked.after ? lines.findIndex((line) => cursorOf(line) === asked.after) + 1 : 0
  if (asked.after && from === 0) throw unknownCursor()
  const page = lines.slice(from, from + Math.min(Math.max(asked.first, 1), LARGEST))
  const last = page.at(-1)
  return { lines: page, next: last !== undefined && from + page.length < lines.length ? cursorOf(last) : null }
}

export const cursorOf = (line: Line): string => Buffer.from(keyOf(line)).toString('base64url')

const unknownCursor = (): TitianError =>
  serviceProblem({
    status: 400,
    code: 'TOKEN_INVALID',
    message: { id: 'Token halaman tidak berlaku untuk Anda', en: 'The page token does not hold for you' },
  })
