import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import process from 'node:process'
import { openPool } from '@titian/event-store/postgres'
import { isLocalPostgresError, startPostgres } from '@titian/local-postgres'
import type pg from 'pg'
import { demoFolder, ownFolder } from '../all-in-one/folders.ts'
import { UsageError } from './usage.ts'

export interface Database {
  readonly pool: pg.Pool
  readonly url: string
  /** Ends the connections, and the server where it was started for this command. */
  close(): Promise<void>
}

/** `DATABASE_URL`, or the demo's database: of the running demo, else started for as long as it is needed. */
export async function openDatabase(folder = demoFolder): Promise<Database> {
  const given = process.env.DATABASE_URL
  if (given) return database(given, async () => undefined)
  const home = join(folder, 'postgres')
  if (!existsSync(home)) throw new Error(noDatabaseIn(folder))
  try {
    const server = await startPostgres({ dataDir: home })
    return database(Object.assign(new URL(server.url), { pathname: '/titian' }).href, () => server.stop())
  } catch (error) {
    if (!isLocalPostgresError(error) || error.code !== 'POSTGRES_IN_USE') throw error
    return database(addressOf(home), async () => undefined)
  }
}

/** Who keeps the data elsewhere knows the folder above more often than the one that is meant. */
function noDatabaseIn(folder: string): string {
  const below = [demoFolder, ownFolder].map((one) => join(folder, basename(one))).filter((one) => existsSync(join(one, 'postgres')))
  const meant = below.map((one) => `\nDid you mean --folder ${one}?`).join('')
  return `There is no database in ${folder}. Start the demo once (npm start), say --folder, or set DATABASE_URL.${meant}`
}

/** What `startPostgres` wrote down beside the data of a running server. */
function addressOf(home: string): string {
  const [port, password] = ['port', 'password'].map((name) => readFileSync(join(home, name), 'utf8').trim())
  return `postgres://postgres:${password}@127.0.0.1:${port}/titian`
}

/** @throws UsageError without any part of the address, for one is a password */
function addressIn(text: string): URL {
  const url = URL.parse(text)
  if (url !== null && /^postgres(ql)?:$/.test(url.protocol)) return url
  throw new UsageError(
    'DATABASE_URL must be an address that begins with postgres:// (postgres://<role>:<password>@<host>:5432/<database>).\nDATABASE_URL harus berupa alamat yang dimulai dengan postgres://.',
  )
}

async function database(address: string, stop: () => Promise<void>): Promise<Database> {
  const url = addressIn(address)
  const pool = openPool({ connectionString: url.href, max: 3 })
  const close = async () => {
    await pool.end()
    await stop()
  }
  try {
    await pool.query('SELECT 1')
  } catch (error) {
    await close()
    throw new Error(`The database at ${url.host}${url.pathname} does not answer: ${error instanceof Error ? error.message : String(error)}`)
  }
  return { pool, url: url.href, close }
}
