import { z } from 'zod'
import { serviceProblem } from '../calls/problem.ts'
import type { Context } from '../context.ts'
import { type Look, type LookPlace, placeOf, readLooks } from './looks.ts'

export interface LookPage {
  readonly items: readonly Look[]
  readonly next: string | null
}

const LARGEST = 100
const cursorSchema = z.strictObject({ at: z.iso.datetime(), key: z.string().max(64) })

/** One page, the latest first, without an end to how many there can be. @throws SERVICE_PROBLEM TOKEN_INVALID, and as `readLooks` */
export async function lookPage(
  context: Context,
  asked: { readonly caseId: string; readonly attempts: boolean; readonly first: number; readonly after?: string | null | undefined },
): Promise<LookPage> {
  const { caseId, attempts } = asked
  const first = Math.min(Math.max(asked.first, 1), LARGEST)
  const { items, isLast } = await readLooks(context, { caseId, attempts, first, after: asked.after ? placeIn(asked.after) : undefined })
  const last = items.at(-1)
  return { items, next: isLast || last === undefined ? null : Buffer.from(JSON.stringify(placeOf(last))).toString('base64url') }
}

function placeIn(cursor: string): LookPlace {
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
  } catch {
    throw serviceProblem({
      status: 400,
      code: 'TOKEN_INVALID',
      message: { id: 'Token halaman tidak berlaku untuk Anda', en: 'The page token does not hold for you' },
    })
  }
}
