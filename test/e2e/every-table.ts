import { openPool } from '@titian/event-store/postgres'

/** Where a text was found: a row of a table, as COPY would dump it. */
export interface Found {
  readonly table: string
  readonly marker: string
}

/** Searches every table of every schema of a database for texts that must not stand there in clear. */
export async function searchEveryTable(
  databaseUrl: string,
  markers: readonly string[],
): Promise<{ readonly tables: number; readonly rows: number; readonly found: readonly Found[] }> {
  const pool = openPool({ connectionString: databaseUrl, max: 1 })
  try {
    const { rows: tables } = await pool.query<{ name: string }>(
      `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`,
    )
    const found: Found[] = []
    let rowCount = 0
    for (const { name } of tables) {
      const { rows } = await pool.query<{ line: string }>(`select t::text as line from ${name} t`)
      rowCount += rows.length
      for (const marker of markers) if (rows.some(({ line }) => line.includes(marker))) found.push({ table: name, marker })
    }
    return { tables: tables.length, rows: rowCount, found }
  } finally {
    await pool.end()
  }
}
