import type { PoolClient } from 'pg'

/** Rows of one table that are in one of the two only, and how many each has. */
export interface TableDifference {
  readonly table: string
  readonly liveRows: number
  readonly rebuiltRows: number
  readonly onlyLive: number
  readonly onlyRebuilt: number
}

/** Compares whole rows by their text; tables with the same rows are left out. */
export async function compareSchemas(client: PoolClient, live: string, rebuilt: string): Promise<TableDifference[]> {
  const { rows: tables } = await client.query<{ table: string }>(
    `select table_name as "table" from information_schema.tables where table_schema = $1 and table_type = 'BASE TABLE' order by 1`,
    [rebuilt],
  )
  const found: TableDifference[] = []
  for (const { table } of tables) {
    const [one, other] = [live, rebuilt].map((schema) => `select t::text from "${schema}"."${table}" as t`)
    const { rows } = await client.query<Omit<TableDifference, 'table'>>(
      `select (select count(*)::int from (${one}) as l) as "liveRows", (select count(*)::int from (${other}) as r) as "rebuiltRows",
              (select count(*)::int from (${one} except all ${other}) as o) as "onlyLive",
              (select count(*)::int from (${other} except all ${one}) as o) as "onlyRebuilt"`,
    )
    const [difference] = rows
    if (difference && difference.onlyLive + difference.onlyRebuilt > 0) found.push({ table, ...difference })
  }
  return found
}
