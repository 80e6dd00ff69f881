import { migrateEventStore } from '@titian/event-store/postgres'
import { migrateMessaging, migrateMessagingOfService } from '@titian/messaging/postgres'
import { migrateKeys } from '@titian/privacy/postgres'
import pg from 'pg'

/** A service's role and its password; the role is named after the service. */
export interface ServiceRole {
  readonly service: string
  readonly password: string
}

export const schemaOf = (service: string): string => service.replaceAll('-', '_')
export const roleOf = (service: string): string => `titian_${schemaOf(service)}`
export const mainLog = (service: string): string => `${schemaOf(service)}_log`
export const accessLogSchema = (service: string): string => `${schemaOf(service)}_access`

/**
 * Lays roles, schemas and tables with the migrator's rights; running it again changes nothing. A role per service: it may append to its two
 * logs by function and read them, owns its views, publishes by function, and has no right on what belongs to another.
 * @param migratorUrl of a role that may create roles and schemas
 * @param keysUrl the same for the database of the keys, which is another one, so that it is dumped apart
 */
export async function prepareDatabase(migratorUrl: string, keysUrl: string, services: readonly ServiceRole[]): Promise<void> {
  const pool = new pg.Pool({ connectionString: migratorUrl, max: 2 })
  const keysPool = new pg.Pool({ connectionString: keysUrl, max: 2 })
  try {
    const roles = services.map(({ service }) => roleOf(service))
    for (const one of services) await prepareRole(pool, one)
    await migrateMessaging({ pool, appRoles: roles })
    for (const { service } of services) {
      await migrateEventStore({ pool, schema: mainLog(service), appRole: roleOf(service) })
      await migrateEventStore({ pool, schema: accessLogSchema(service), appRole: roleOf(service) })
      await migrateMessagingOfService({ pool, schema: schemaOf(service), appRole: roleOf(service) })
      await pool.query(`grant create, usage on schema ${pg.escapeIdentifier(schemaOf(service))} to ${pg.escapeIdentifier(roleOf(service))}`)
    }
    await migrateKeys({ pool: keysPool, roles })
  } finally {
    await Promise.all([pool.end(), keysPool.end()])
  }
}

/** Roles belong to the whole server: two services that are prepared at once must not both make one. */
async function prepareRole(pool: pg.Pool, { service, password }: ServiceRole): Promise<void> {
  const role = roleOf(service)
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`titian.role.${role}`])
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role])
    const verb = rowCount === 0 ? 'create' : 'alter'
    await client.query(`${verb} role ${pg.escapeIdentifier(role)} login password ${pg.escapeLiteral(password)}`)
    const { rows } = await client.query<{ name: string }>('select current_database() as name')
    // Each version of a view has a schema of its own, which the service makes itself.
    await client.query(`grant create, connect on database ${pg.escapeIdentifier(rows[0]?.name ?? '')} to ${pg.escapeIdentifier(role)}`)
    await client.query('commit')
    client.release()
  } catch (error) {
    client.release(true)
    throw error
  }
}
