import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { openPool } from '@titian/event-store/postgres'
import pg from 'pg'
import { type Contender, dataOf, metaOf } from './contender.ts'

const folder = join(dirname(createRequire(import.meta.url).resolve('@eventide/message-db/package.json')), 'database')

/** Its functions as they are published, called with `pg`; all streams in one category, as the log of one aggregate has them. */
export async function messageDb(url: string): Promise<Contender> {
  await install(url)
  const pool = openPool({ connectionString: url, max: 32, options: '-c search_path=message_store' })
  const text = 'SELECT write_message($1, $2, $3, $4, $5, $6)'
  return {
    name: 'message-db',
    appendNew(bytes) {
      const id = randomUUID()
      const values = [id, `note-${randomUUID()}`, 'Noted', JSON.stringify(dataOf(bytes)), JSON.stringify(metaOf(id)), -1]
      return pool.query({ name: 'message-db', text, values })
    },
    close: () => pool.end(),
  }
}

async function install(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const order = await readFile(join(folder, 'install-functions.sh'), 'utf8')
  const functions = [...order.matchAll(/\$base\/((?:types|functions)\/[\w-]+\.sql)/g)].map(([, file]) => file ?? '')
  await client.query('CREATE SCHEMA message_store; SET search_path TO message_store')
  const indexes = ['id', 'stream', 'category'].map((name) => `indexes/messages-${name}.sql`)
  for (const file of ['tables/messages.sql', ...functions, ...indexes]) {
    const sql = await readFile(join(folder, file), 'utf8')
    // What it builds beside live traffic we build on an empty table, within one simple query.
    await client.query(sql.replaceAll('CONCURRENTLY', ''))
  }
  await client.end()
}
