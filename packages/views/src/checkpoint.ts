import type { Pool, PoolClient } from 'pg'
import { serviceSchema } from './schema.ts'
import type { View } from './view.ts'

/** Where and on what a view stopped. Codes, ids and names of types only: what an event says is never part of it. */
export interface ViewFailure {
  readonly position: bigint
  readonly stream: string
  readonly type: string
  readonly code: string
}

export interface Checkpoint {
  readonly position: bigint
  /** Events handled since the view was built. */
  readonly events: number
}

const table = (service: string): string => `"${serviceSchema(service)}".view_checkpoint`

/** Rows and checkpoint move in one transaction; deleting a row has its view rebuilt from the start. */
export async function createCheckpoints(client: PoolClient, service: string): Promise<void> {
  const schema = serviceSchema(service)
  // CREATE SCHEMA IF NOT EXISTS asks for the right to create also where there is nothing to create.
  const { rows } = await client.query('select to_regnamespace($1) is not null as found', [schema])
  if (rows[0]?.found !== true) await client.query(`create schema "${schema}"`)
  await client.query(`create table if not exists ${table(service)} (
    view       text        not null,
    version    integer     not null,
    position   bigint      not null default 0,
    events     bigint      not null default 0,
    failed     jsonb,
    begun_at   timestamptz default now(),
    updated_at timestamptz not null default now(),
    constraint view_checkpoint_pkey primary key (view, version),
    constraint view_checkpoint_counts check (position >= 0 and events >= 0)
  )`)
  await addBegunAt(client, service)
}

/** To a table of before there was such a column: of its rows it stays unknown. Asked first, for ALTER TABLE holds up every view that runs. */
async function addBegunAt(client: PoolClient, service: string): Promise<void> {
  const sql = `select from pg_attribute where attrelid = $1::regclass and attname = 'begun_at'`
  if ((await client.query(sql, [table(service)])).rowCount === 1) return
  await client.query(`alter table ${table(service)} add column begun_at timestamptz`)
  await client.query(`alter table ${table(service)} alter column begun_at set default now()`)
}

/** @returns false where the version was begun before. */
export async function beginCheckpoint(client: PoolClient, service: string, view: View): Promise<boolean> {
  const { rowCount } = await client.query(`insert into ${table(service)} (view, version) values ($1, $2) on conflict do nothing`, [
    view.name,
    view.version,
  ])
  return rowCount === 1
}

/** @param lock holds the row to the end of the transaction, so that two processes never do one batch at the same time. */
export async function readCheckpoint(client: Pool | PoolClient, service: string, view: View, lock = false): Promise<Checkpoint | undefined> {
  const sql = `select position, events from ${table(service)} where view = $1 and version = $2${lock ? ' for update' : ''}`
  const row = (await client.query(sql, [view.name, view.version])).rows[0] as { position: string; events: string } | undefined
  return row && { position: BigInt(row.position), events: Number(row.events) }
}

/**
 * Holds the row to the end of the transaction, so that two processes never do one batch at the same time.
 * @returns false where it does not stand at `from` any more
 */
export async function moveCheckpoint(client: PoolClient, service: string, view: View, { from, to, handled }: Move): Promise<boolean> {
  const sql = `update ${table(service)} set position = $4, events = events + $5, failed = null, updated_at = now()
    where view = $1 and version = $2 and position = $3`
  return (await client.query(sql, [view.name, view.version, from, to, handled])).rowCount === 1
}

interface Move {
  readonly from: bigint
  readonly to: bigint
  readonly handled: number
}

export async function noteFailure(client: PoolClient, service: string, view: View, failure: ViewFailure): Promise<void> {
  const sql = `update ${table(service)} set failed = $3, updated_at = now() where view = $1 and version = $2`
  await client.query(sql, [view.name, view.version, JSON.stringify({ ...failure, position: failure.position.toString() })])
}

/** Versions of these views other than those declared. */
export async function otherVersions(client: PoolClient, service: string, views: readonly View[]): Promise<{ name: string; version: number }[]> {
  const { rows } = await client.query(
    `select c.view as name, c.version from ${table(service)} c join unnest($1::text[], $2::int[]) as declared (view, version) using (view)
      where c.version <> declared.version`,
    [views.map(({ name }) => name), views.map(({ version }) => version)],
  )
  return rows as { name: string; version: number }[]
}

export async function forgetCheckpoint(client: PoolClient, service: string, view: { name: string; version: number }): Promise<void> {
  await client.query(`delete from ${table(service)} where view = $1 and version = $2`, [view.name, view.version])
}
