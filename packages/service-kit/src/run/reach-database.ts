import { TitianError } from '@titian/core'
import pg from 'pg'
import { isDatabaseAway } from '../http/problem.ts'

/**
 * Connects once, so that a start that fails names the variable that is wrong.
 * @throws DATABASE_REFUSES (variable, code) where waiting would not help, DATABASE_AWAY (variable) where it may
 */
export async function reachDatabase(variable: string, url: string | undefined): Promise<void> {
  if (url === undefined) return
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (error) {
    const code = String((error as { code?: unknown }).code)
    if (/^(28|3D000|42501)/.test(code)) throw new TitianError('DATABASE_REFUSES', { variable, code })
    if (isDatabaseAway(error)) throw new TitianError('DATABASE_AWAY', { variable })
    throw error
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** In words, without any value of the URL. */
export function databaseRefusal({ variable, code }: Readonly<Record<string, unknown>>): string {
  if (code === '3D000') return `${variable} names a database that is not there. Create it, or name another one.`
  if (code === '42501') return `${variable}: the role may not connect to this database.`
  return `${variable}: the server refuses the role or its password.`
}
