import { readFileSync } from 'node:fs'
import pg from 'pg'

const brokerSql = readFileSync(new URL('./broker.sql', import.meta.url), 'utf8')
const serviceSql = readFileSync(new URL('./service.sql', import.meta.url), 'utf8')

export interface Migration {
  /** With the migrator's rights. */
  readonly pool: pg.Pool
  readonly schema: string
  /** Existing roles of the application. */
  readonly roles?: readonly string[]
}

/** Lays the broker's tables; running it again changes nothing. Roles may read, publish and settle by function; none may write a table. */
export const migrateMessaging = ({
  pool,
  schema = 'messaging',
  roles = [],
}: Omit<Migration, 'schema'> & { readonly schema?: string }): Promise<void> =>
  migrate(pool, schema, brokerSql, [
    `REVOKE ALL ON ALL FUNCTIONS IN SCHEMA :schema FROM PUBLIC`,
    ...roles
      .map(pg.escapeIdentifier)
      .flatMap((role) => [
        `GRANT USAGE ON SCHEMA :schema TO ${role}`,
        `GRANT SELECT ON ALL TABLES IN SCHEMA :schema TO ${role}`,
        `GRANT EXECUTE ON FUNCTION :schema.publish, :schema.beat, :schema.settle TO ${role}`,
      ]),
  ])

/** Lays a service's checkpoint, heartbeat and parking tables in its own schema; running it again changes nothing. */
export const migrateMessagingOfService = ({ pool, schema, roles = [] }: Migration): Promise<void> =>
  migrate(
    pool,
    schema,
    serviceSql,
    roles
      .map(pg.escapeIdentifier)
      .flatMap((role) => [
        `GRANT USAGE ON SCHEMA :schema TO ${role}`,
        `GRANT SELECT, INSERT, UPDATE, DELETE ON :schema.relay_checkpoint, :schema.heartbeat, :schema.parked TO ${role}`,
      ]),
  )

async function migrate(pool: pg.Pool, schema: string, sql: string, grants: readonly string[]): Promise<void> {
  const name = pg.escapeIdentifier(schema)
  const statements = ['CREATE SCHEMA IF NOT EXISTS :schema', sql, ...grants].join(';\n').replaceAll(':schema', name)
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    // Services of one process start at the same time; CREATE … IF NOT EXISTS alone fails under a race.
    await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('titian migrate ' || $1, 0))`, [schema])
    await client.query(statements)
    await client.query('COMMIT')
    client.release()
  } catch (error) {
    client.release(error instanceof Error ? error : true)
    throw error
  }
}
