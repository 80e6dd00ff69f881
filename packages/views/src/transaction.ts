import { isTitianError, TitianError } from '@titian/core'
import type { Pool, PoolClient } from 'pg'

/**
 * Runs `work` in one transaction. Throws `DATABASE_AWAY` where the connection was lost or the server asks to come again (then it is unknown
 * whether a commit was made), `TRANSACTION_ABORTED` where the work swallowed an error of the database, else what `work` threw.
 *
 * @param begin one or more statements, the first of them `begin`.
 */
export async function transaction<Result>(pool: Pool, begin: string, work: (client: PoolClient) => Promise<Result>): Promise<Result> {
  const client = await pool.connect().catch((cause) => {
    throw new TitianError('DATABASE_AWAY', {}, { cause })
  })
  let broken = false
  try {
    await client.query(begin)
    const result = await work(client)
    // PostgreSQL answers ROLLBACK to the COMMIT of a transaction that failed before.
    if ((await client.query('commit')).command !== 'COMMIT') throw new TitianError('TRANSACTION_ABORTED')
    return result
  } catch (error) {
    broken = await client.query('rollback').then(
      () => false,
      () => true,
    )
    if (broken || isTransient(error)) throw new TitianError('DATABASE_AWAY', {}, { cause: error })
    throw error
  } finally {
    client.release(broken)
  }
}

export const isAway = (error: unknown): boolean => isTitianError(error, 'DATABASE_AWAY') || isTitianError(error, 'LOG_UNAVAILABLE')

/** What may be told of an error: its code, never its text, which can hold values. */
export function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code
  if (typeof code === 'string') return code
  return error instanceof Error ? error.name : 'UNKNOWN'
}

/** SQLSTATE classes: connection (08), rolled back for concurrency (40), out of resources (53), shutdown (57P); and the socket's own codes. */
const isTransient = (error: unknown): boolean => !isTitianError(error) && /^(08...|40...|53...|57P..|E[A-Z]+)$/.test(codeOf(error))
