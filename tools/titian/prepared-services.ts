import process from 'node:process'
import { serviceSchema } from '@titian/views'
import { definitions } from '../services/all.ts'
import type { Database } from './database.ts'

const found = `
  select n.nspname as schema, has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select') as readable
  from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relname = $1`

/** Whether the schema of a service holds the table, and whether the one who asks may read it. By the catalogue, which everyone may read. */
async function standingOf({ pool }: Database, table: string): Promise<ReadonlyMap<string, boolean>> {
  const { rows } = await pool.query<{ schema: string; readable: boolean }>(found, [table])
  return new Map(rows.map(({ schema, readable }) => [schema, readable]))
}

/** Whether the database holds what the service keeps of its messages, and the one who asks may read it. */
export const isPrepared = async (database: Database, service: string): Promise<boolean> =>
  (await standingOf(database, 'parked')).get(serviceSchema(service)) === true

/**
 * The services whose table can be read here. Those that are here and closed to the one who asks are named on standard error: what is not looked at
 * must not seem healthy.
 * @throws Error, in words, where there is none, for a wrong database must not seem healthy either
 */
export async function preparedServices(database: Database, table: 'parked' | 'view_checkpoint'): Promise<readonly string[]> {
  const standing = await standingOf(database, table)
  const names = definitions.map(({ name }) => name)
  const leftOut = names.filter((name) => standing.get(serviceSchema(name)) === false)
  const readable = names.filter((name) => standing.get(serviceSchema(name)) === true)
  if (readable.length > 0) {
    if (leftOut.length > 0) process.stderr.write(`${leftOutInWords(leftOut)}\n`)
    return readable
  }
  if (leftOut.length > 0) throw new Error(leftOutInWords(leftOut))
  throw new Error(
    'This database is prepared for no service: is it the right one? Start a service on it once, or see DATABASE_URL.\nBasis data ini belum disiapkan untuk layanan mana pun: apakah ini yang benar? Jalankan layanan sekali di atasnya, atau periksa DATABASE_URL.',
  )
}

const leftOutInWords = (names: readonly string[]): string =>
  `Not looked at, for this address may not read it: ${names.join(', ')}. Use the migrator's address for all.\nTidak dilihat, karena alamat ini tidak boleh membacanya: ${names.join(', ')}. Pakai alamat migrator untuk semuanya.`
