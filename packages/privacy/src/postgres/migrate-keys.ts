import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { inTransaction } from './in-transaction.ts'

export interface MigrateKeysOptions {
  /** The migrator's, on the database of the keys. */
  readonly pool: pg.Pool
  /** Default `keys`. */
  readonly schema?: string
  /** Existing roles of the services: they may read keys and add some, and neither change nor remove one. */
  readonly roles?: readonly string[]
}

/** Lays the table of the data keys; running it again, or twice at once, changes nothing. */
export async function migrateKeys({ pool, schema = 'keys', roles = [] }: MigrateKeysOptions): Promise<void> {
  const name = pg.escapeIdentifier(schema)
  const table = (await readFile(new URL('./data-key.sql', import.meta.url), 'utf8')).replaceAll('{{schema}}', name)
  const grants = roles
    .map(pg.escapeIdentifier)
    .flatMap((role) => [`GRANT USAGE ON SCHEMA ${name} TO ${role};`, `GRANT SELECT, INSERT ON ${name}.data_key TO ${role};`])
  await inTransaction(pool, async (client) => {
    // CREATE … IF NOT EXISTS alone fails where two services start at the same time.
    await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`titian.migrate-keys.${schema}`])
    await client.query([`CREATE SCHEMA IF NOT EXISTS ${name};`, table, ...grants].join('\n'))
  })
}
