import { isTitianError, TitianError } from '@titian/core'

/** The server's word on a call that will be no other the next time. */
const REFUSALS: readonly string[] = ['access-denied', 'stream-deleted', 'stream-tombstoned', 'unsupported', 'invalid-argument', 'not-found']

/** `type` of an error of the client; undefined for the plain errors that it lets through where the server is away. */
export function typeOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'type' in error && typeof error.type === 'string' ? error.type : undefined
}

/** Whether the server refused where a read begins. It has no type of its own for that, only words. */
export const saysInvalidPosition = (error: unknown): boolean =>
  error instanceof Error && (/invalid position/i.test(error.message) || saysInvalidPosition(error.cause))

/** An error of the client in the words of the port. What is no refusal is the way to the server: away. */
export function logError(log: string, error: unknown): TitianError {
  if (isTitianError(error)) return error
  const reason = typeOf(error)
  if (reason !== undefined && REFUSALS.includes(reason)) return new TitianError('LOG_REFUSED', { log, reason })
  return new TitianError('LOG_UNAVAILABLE', { log }, { cause: error })
}
