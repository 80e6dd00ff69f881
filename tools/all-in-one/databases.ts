import { openPool } from '@titian/event-store/postgres'

/** Facts and keys lie in two databases, so that they are dumped apart; made if they are not there. @param superUrl of a role that may make them */
export async function databases(superUrl: string): Promise<{ readonly main: string; readonly keys: string }> {
  const pool = openPool({ connectionString: superUrl, max: 1 })
  try {
    for (const name of ['titian', 'titian_keys']) {
      const { rowCount } = await pool.query('select from pg_database where datname = $1', [name])
      if (rowCount === 0) await pool.query(`create database ${name}`)
    }
  } finally {
    await pool.end()
  }
  return { main: inDatabase(superUrl, 'titian'), keys: inDatabase(superUrl, 'titian_keys') }
}

const inDatabase = (url: string, name: string): string => Object.assign(new URL(url), { pathname: `/${name}` }).href
