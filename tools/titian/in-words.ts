import { isTitianError } from '@titian/core'
import { toProblem } from '@titian/service-kit/run'

/** An error with a code as the services say it over HTTP, in both languages; others as they are. */
export function inWords(error: unknown): unknown {
  if (!isTitianError(error)) return error
  const { code, message } = toProblem(error, '', {}).problem
  return code === 'INTERNAL' ? error : new Error(`${message.en}.\n${message.id}.`, { cause: error })
}
