import { TitianError } from '@titian/core'
import pg from 'pg'

/** SQLSTATE classes of a server that is away, starting, stopping or full; read only (25006); a database that takes no connections (55000). */
const away = /^(08|53|57|58|25006|55000)/

/**
 * Runs a statement. A database that is away becomes `code`: a retry may succeed, and nobody knows whether the statement was committed.
 * What did not come from the server is the way to it, and counts as away; what it refused passes as it is.
 */
export async function orUnavailable<Result>(code: string, run: () => Promise<Result>): Promise<Result> {
  try {
    return await run()
  } catch (cause) {
    const refused = cause instanceof pg.DatabaseError && cause.code !== undefined && !away.test(cause.code)
    throw refused ? cause : new TitianError(code, {}, { cause })
  }
}
