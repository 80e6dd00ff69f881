import { readFileSync } from 'node:fs'
import pg from 'pg'
import { topicOf } from '../port.ts'

const brokerSql = readFileSync(new URL('./broker.sql', import.meta.url), 'utf8')
const serviceSql = readFileSync(new URL('./service.sql', import.meta.url), 'utf8')

/** A service's role, which must exist. */
export interface Party {
  readonly service: string
  readonly role: string
}

/**
 * Lays the broker's tables; running it again changes nothing. Roles may read all topics, publish to their own service's and settle its offsets,
 * by function; none may write a table.
 */
export function migrateMessaging(options: {
  /** With the migrator's rights. */
  readonly pool: pg.Pool
  /** Default `messaging`. */
  readonly schema?: string
  readonly parties?: readonly Party[]
}): Promise<void> {
  const { pool, schema = 'messaging', parties = [] } = options
  return migrate(pool, schema, brokerSql, ['REVOKE ALL ON ALL FUNCTIONS IN SCHEMA :schema FROM PUBLIC', ...parties.flatMap(grants)])
}

function grants({ service, role }: Party): readonly string[] {
  const to = pg.escapeIdentifier(role)
  const party = [role, topicOf(service), service].map(pg.escapeLiteral).join(', ')
  return [
    `GRANT USAGE ON SCHEMA :schema TO ${to}`,
    `GRANT SELECT ON ALL TABLES IN SCHEMA :schema TO ${to}`,
    `GRANT EXECUTE ON FUNCTION :schema.publish, :schema.beat, :schema.settle TO ${to}`,
    `INSERT INTO :schema.party (role, topic, consumer) VALUES (${party})
     ON CONFLICT (role) DO UPDATE SET topic = excluded.topic, consumer = excluded.consumer`,
  ]
}

/** Lays a service's checkpoint, heartbeat and parking tables in its own schema; running it again changes nothing. */
export function migrateMessagingOfService(options: { readonly pool: pg.Pool; readonly schema: string; readonly appRole?: string }): Promise<void> {
  const { pool, schema, appRole } = options
  const role = appRole === undefined ? undefined : pg.escapeIdentifier(appRole)
  const granted =
    role === undefined ? [] : [`GRANT USAGE ON SCHEMA :schema TO ${role}`, `GRANT SELECT, INSERT, UPDATE, DELETE ON ${tables} TO ${role}`]
  return migrate(pool, schema, serviceSql, granted)
}

const tables = ':schema.relay_checkpoint, :schema.heartbeat, :schema.parked'

async function migrate(pool: pg.Pool, schema: string, sql: string, grants: readonly string[]): Promise<void> {
  const statements = [sql, ...grants].join(';\n').replaceAll(':schema', pg.escapeIdentifier(schema))
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    // Services of one process start at the same time; CREATE … IF NOT EXISTS alone fails under a race.
    await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`titian.migrate.${schema}`])
    // CREATE SCHEMA IF NOT EXISTS asks for the right to create even where it exists.
    const { rowCount } = await client.query('SELECT FROM pg_namespace WHERE nspname = $1', [schema])
    if (rowCount === 0) await client.query(`CREATE SCHEMA ${pg.escapeIdentifier(schema)}`)
    await client.query(statements)
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}
