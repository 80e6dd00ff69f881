import { createHash } from 'node:crypto'
import { canonical } from '@titian/core'
import { inputHash, type Whose } from '@titian/privacy'
import type { Call } from './call.ts'

/** What tells a repeated command from a reused key: all that was said with it, also when it happened. See `inputHash`. */
export async function saidHash({ command, occurredAt }: Call, input: unknown, whose: Whose): Promise<string> {
  const hash = await inputHash(command.input, input, whose)
  return occurredAt === undefined
    ? hash
    : createHash('sha256')
        .update(canonical([hash, occurredAt]))
        .digest('hex')
}
