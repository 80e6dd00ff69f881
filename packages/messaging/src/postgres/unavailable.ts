import { TitianError } from '@titian/core'

const away = /^(08|57P0|53300|53400|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH)/
const cut =
  /connection terminated|timeout exceeded when trying to connect|cannot use a pool after calling end|client has encountered a connection error/i

/** Whether the database was away: then a retry may succeed, and nobody knows whether the statement was committed. */
export function isAway(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isAway)
  const { code, message } = error as { code?: unknown; message?: unknown }
  return (typeof code === 'string' && away.test(code)) || (typeof message === 'string' && cut.test(message))
}

/** Runs a statement; a database that is away becomes `code`, anything else passes as it is. */
export async function orUnavailable<Result>(code: string, run: () => Promise<Result>): Promise<Result> {
  try {
    return await run()
  } catch (cause) {
    throw isAway(cause) ? new TitianError(code, {}, { cause }) : cause
  }
}
