import { isTitianError, TitianError } from '@titian/core'
import pg from 'pg'

/** SQLSTATE classes of a server that is away, starting, stopping, full or read only: the same call may succeed later. */
const AWAY = ['08', '53', '57', '58']
const READ_ONLY = '25006'
const LOCK_TIMEOUT = '55P03'
/** Our own, of `not_ahead`. */
const AHEAD = 'TI001'

/**
 * An error of `pg` in the words of the port. What does not come from the server is the way to it: away. A refusal keeps its SQLSTATE only;
 * its message may quote the row.
 */
export function logError(log: string, error: unknown): TitianError {
  if (isTitianError(error)) return error
  if (!(error instanceof pg.DatabaseError) || error.code === undefined) return new TitianError('LOG_UNAVAILABLE', { log }, { cause: error })
  if (error.code === AHEAD) return new TitianError('CLOCK_WRONG', { log })
  if (error.code === LOCK_TIMEOUT) return new TitianError('LOG_BUSY', { log, retryAfterMs: 1_000 })
  if (error.code === READ_ONLY || AWAY.includes(error.code.slice(0, 2))) {
    return new TitianError('LOG_UNAVAILABLE', { log, sqlState: error.code })
  }
  return new TitianError('LOG_REFUSED', { log, sqlState: error.code })
}
