import { isTitianError, TitianError } from '@titian/core'
import type { Pool, PoolClient } from 'pg'
import { beginCheckpoint, createCheckpoints, forgetCheckpoint, otherVersions } from './checkpoint.ts'
import { searchPathOf, viewSchema } from './schema.ts'
import { codeOf, transaction } from './transaction.ts'
import type { View } from './view.ts'

/**
 * Makes the tables of those versions that are not there yet. Throws `VIEW_SQL_FAILED { view, code }` (code = SQLSTATE) and
 * `VIEW_TABLE_TWICE { table, schemas }`: two views of a service with one table name would hide each other from queries.
 */
export async function prepareViews(pool: Pool, service: string, views: readonly View[]): Promise<void> {
  await locked(pool, service, async (client) => {
    await createCheckpoints(client, service)
    for (const view of views) if (await beginCheckpoint(client, service, view)) await build(client, service, view)
    await refuseSharedNames(client, service, views)
  })
}

/** Removes the versions of these views that are not declared any more. */
export function dropOtherVersions(pool: Pool, service: string, views: readonly View[]): Promise<void> {
  return locked(pool, service, async (client) => {
    for (const version of await otherVersions(client, service, views)) {
      await client.query(`drop schema if exists "${viewSchema(service, version)}" cascade`)
      await forgetCheckpoint(client, service, version)
    }
  })
}

async function build(client: PoolClient, service: string, view: View): Promise<void> {
  const schema = viewSchema(service, view)
  // Without a checkpoint, what is there is of no known position.
  await client.query(`drop schema if exists "${schema}" cascade; create schema "${schema}"; ${searchPathOf([schema])}`)
  await client.query(view.sql).catch((cause) => {
    throw new TitianError('VIEW_SQL_FAILED', { view: view.name, code: codeOf(cause) }, { cause })
  })
}

async function refuseSharedNames(client: PoolClient, service: string, views: readonly View[]): Promise<void> {
  const { rows } = await client.query(
    `select table_name as "table", array_agg(table_schema::text order by table_schema) as schemas from information_schema.tables
      where table_schema = any($1) group by table_name having count(*) > 1 order by table_name limit 1`,
    [views.map((view) => viewSchema(service, view))],
  )
  if (rows[0]) throw new TitianError('VIEW_TABLE_TWICE', rows[0] as Record<string, unknown>)
}

/** One process at a time; tried again where another package made the service's schema at the same moment. */
async function locked(pool: Pool, service: string, work: (client: PoolClient) => Promise<void>, attempts = 3): Promise<void> {
  try {
    await transaction(pool, 'begin', async (client) => {
      await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`titian.views.${service}`])
      await work(client)
    })
  } catch (error) {
    const madeMeanwhile = !isTitianError(error) && ['23505', '42P06'].includes(codeOf(error))
    if (!madeMeanwhile || attempts === 1) throw error
    await locked(pool, service, work, attempts - 1)
  }
}
