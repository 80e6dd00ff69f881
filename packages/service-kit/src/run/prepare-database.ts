import { migrateEventStore, openPool } from '@titian/event-store/postgres'
import { migrateMessaging, migrateMessagingOfService } from '@titian/messaging/postgres'
import { migrateKeys } from '@titian/privacy/postgres'
import pg from 'pg'

/** A service's role and its password; the role is named after the service. */
export interface ServiceRole {
  readonly service: string
  readonly password: string
  /** Whether it has internal aggregates: then it gets a log for them. */
  readonly internal?: boolean
}

export const schemaOf = (service: string): string => service.replaceAll('-', '_')
export const roleOf = (service: string): string => `titian_${schemaOf(service)}`
export const mainLog = (service: string): string => `${schemaOf(service)}_log`
export const internalLog = (service: string): string => `${schemaOf(service)}_internal`
export const accessLogSchema = (service: string): string => `${schemaOf(service)}_access`

/**
 * Lays roles, schemas and tables with the migrator's rights; running it again changes nothing. A role per service: it may append to its
 * logs by function and read them, owns its views, publishes to its own topic by function, and has no right on what belongs to another.
 * @param migratorUrl of a role that may create roles and schemas
 * @param keysUrl the same for the database of the keys, which is another one, so that it is dumped apart
 * @param brokerUrl the same for the database between the services, where each service has one of its own
 */
export async function prepareDatabase(
  migratorUrl: string,
  keysUrl: string,
  services: readonly ServiceRole[],
  brokerUrl: string = migratorUrl,
): Promise<void> {
  const pool = openPool({ connectionString: migratorUrl, max: 2 })
  const keysPool = openPool({ connectionString: keysUrl, max: 2 })
  const brokerPool = openPool({ connectionString: brokerUrl, max: 2 })
  try {
    const parties = services.map(({ service }) => ({ service, role: roleOf(service) }))
    // Each version of a view has a schema of its own, which the service makes itself.
    for (const one of services) await prepareRole(pool, one, 'create, connect')
    if (brokerUrl !== migratorUrl) for (const one of services) await prepareRole(brokerPool, one, 'connect')
    await migrateMessaging({ pool: brokerPool, parties })
    for (const { service, internal } of services) {
      await migrateEventStore({ pool, schema: mainLog(service), appRole: roleOf(service) })
      await migrateEventStore({ pool, schema: accessLogSchema(service), appRole: roleOf(service) })
      if (internal) await migrateEventStore({ pool, schema: internalLog(service), appRole: roleOf(service) })
      await migrateMessagingOfService({ pool, schema: schemaOf(service), appRole: roleOf(service) })
      await pool.query(`grant create, usage on schema ${pg.escapeIdentifier(schemaOf(service))} to ${pg.escapeIdentifier(roleOf(service))}`)
    }
    await migrateKeys({ pool: keysPool, roles: parties.map(({ role }) => role) })
  } finally {
    await Promise.all([pool.end(), keysPool.end(), brokerPool.end()])
  }
}

/** On the database that the pool is connected to. */
type DatabaseRights = 'connect' | 'create, connect'

/** What two who lay the same role at once may meet: it is there by now, or was changed under us. */
const raced = new Set(['23505', '42710', 'XX000'])
const ATTEMPTS = 5

/** Roles belong to the whole server, and no lock spans its databases: of two that are prepared at once, one tries again. */
async function prepareRole(pool: pg.Pool, role: ServiceRole, rights: DatabaseRights): Promise<void> {
  for (let left = ATTEMPTS; ; left -= 1) {
    try {
      return await layRole(pool, role, rights)
    } catch (error) {
      if (left === 1 || !raced.has(String((error as { code?: unknown }).code))) throw error
    }
  }
}

async function layRole(pool: pg.Pool, { service, password }: ServiceRole, rights: DatabaseRights): Promise<void> {
  const role = roleOf(service)
  const { rowCount } = await pool.query('select from pg_roles where rolname = $1', [role])
  const verb = rowCount === 0 ? 'create' : 'alter'
  await pool.query(`${verb} role ${pg.escapeIdentifier(role)} login password ${pg.escapeLiteral(password)}`)
  const { rows } = await pool.query<{ name: string }>('select current_database() as name')
  await pool.query(`grant ${rights} on database ${pg.escapeIdentifier(rows[0]?.name ?? '')} to ${pg.escapeIdentifier(role)}`)
}
