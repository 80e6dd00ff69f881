import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { TitianError } from '@titian/core'
import pg from 'pg'
import { quoted } from './identifiers.ts'
import { openPool } from './open-pool.ts'

export interface MigrateOptions {
  /** The migrator's: it creates and owns the schema. */
  readonly pool: pg.Pool | string
  /** One schema a log: `intake_log`, `intake_access`. */
  readonly schema: string
  /** The application's role, which must exist; it gets SELECT, and EXECUTE on the functions. */
  readonly appRole?: string
}

const FOLDER = new URL('./sql/', import.meta.url)

/**
 * Brings the schema of one log up to date, in one transaction, and answers the names of the files applied now. Throws `MIGRATION_CHANGED
 * { schema, name }` where a file that was applied has since been edited, `NAME_INVALID { name }` for a name that is not plain.
 */
export async function migrateEventStore({ pool, schema, appRole }: MigrateOptions): Promise<readonly string[]> {
  const names = { schema: quoted(schema), schema_text: pg.escapeLiteral(schema), ...(appRole === undefined ? {} : { app_role: quoted(appRole) }) }
  const files = (await readdir(FOLDER)).filter((name) => /^\d{4}_.*\.sql$/.test(name)).sort()
  return inTransaction(pool, async (client) => {
    await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`titian.migrate.${schema}`])
    if (!(await exists(client, schema))) await client.query(`CREATE SCHEMA ${names.schema}`)
    await client.query(await sql('migrations.sql', names))
    const { rows } = await client.query<{ name: string; sha256: string }>(`SELECT name, sha256 FROM ${names.schema}.migrations`)
    const applied = new Map(rows.map(({ name, sha256 }) => [name, sha256]))
    const now: string[] = []
    for (const name of files) {
      const sha256 = createHash('sha256')
        .update(await readFile(new URL(name, FOLDER)))
        .digest('hex')
      if (applied.has(name)) {
        if (applied.get(name) !== sha256) throw new TitianError('MIGRATION_CHANGED', { schema, name })
        continue
      }
      await client.query(await sql(name, names))
      await client.query(`INSERT INTO ${names.schema}.migrations (name, sha256) VALUES ($1, $2)`, [name, sha256])
      now.push(name)
    }
    if (appRole !== undefined) await client.query(await sql('grants.sql', names))
    return now
  })
}

async function sql(name: string, names: Readonly<Record<string, string>>): Promise<string> {
  const text = await readFile(new URL(name, FOLDER), 'utf8')
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, key: string) => {
    const value = names[key]
    if (value === undefined) throw new Error(`${name} names {{${key}}}, which is not given`)
    return value
  })
}

// CREATE SCHEMA IF NOT EXISTS asks for the right to create even where it exists.
async function exists(client: pg.ClientBase, schema: string): Promise<boolean> {
  return (await client.query('SELECT FROM pg_namespace WHERE nspname = $1', [schema])).rowCount === 1
}

async function inTransaction<Result>(pool: pg.Pool | string, work: (client: pg.ClientBase) => Promise<Result>): Promise<Result> {
  const own = typeof pool === 'string' ? openPool({ connectionString: pool, max: 1 }) : undefined
  const client = await (own ?? (pool as pg.Pool)).connect()
  try {
    await client.query('BEGIN')
    const result = await work(client)
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  } finally {
    client.release()
    await own?.end()
  }
}
