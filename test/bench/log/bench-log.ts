import { randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { startPostgres, wipePostgres } from '@titian/local-postgres'
import pg from 'pg'
import { loadNow, machine } from '../machine.ts'
import { castore } from './castore.ts'
import { emmett } from './emmett.ts'
import { guarantees } from './guarantees.ts'
import { messageDb } from './message-db.ts'
import { plainInsert } from './plain-insert.ts'
import { rebuilding } from './rebuild.ts'
import { printed, printedGuarantees } from './report.ts'
import { appendNew, checking, flatness, hotStream, type Plan, type Row, readAll } from './scenarios.ts'
import { titian } from './titian.ts'

export const help = `npm run bench -- log [options]

  --rounds N     counted rounds; default 5
  --seconds S    length of one; default 1.5
  --events N     events in the log for the last measurements; default 1000000
  --only WHAT    append | hot | read | flat
  --no-save      print only; otherwise bench/results/log-<date>.json is written

On a PostgreSQL of its own, durable (fsync on), client and server on this machine.
`

export async function benchLog(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '1.5' },
      events: { type: 'string', default: '1000000' },
      only: { type: 'string' },
      'no-save': { type: 'boolean', default: false },
    },
  })
  const plan: Plan = { rounds: Number(values.rounds), ms: Number(values.seconds) * 1_000, say: (text) => process.stderr.write(`${text}\n`) }
  const wanted = (what: string) => values.only === undefined || values.only === what
  const dataDir = join(tmpdir(), `titian-bench-${randomBytes(6).toString('hex')}`)
  const server = await startPostgres({ dataDir, settings: { shared_buffers: '512MB', max_wal_size: '4GB' } })
  try {
    const { url: at } = server
    const urlOf = async (name: string) => {
      const client = new pg.Client({ connectionString: at })
      await client.connect()
      await client.query(`CREATE DATABASE ${name}`)
      await client.end()
      return at.replace(/\/postgres$/, `/${name}`)
    }
    const ours = await titian(await urlOf('titian'))
    const plain = await plainInsert(await urlOf('plain'))
    const peers = [await castore(await urlOf('castore')), await emmett(await urlOf('emmett')), await messageDb(await urlOf('message_db'))]
    const all = [ours, plain, ...peers]
    const about = {
      ...machine((await ours.pool.query<{ server_version: string }>('SHOW server_version')).rows[0]?.server_version ?? ''),
      settings: 'fsync on, synchronous_commit on',
    }
    const rows: Row[] = []
    if (wanted('append')) for (const bytes of [300, 3_000]) for (const callers of [1, 32]) rows.push(...(await appendNew(all, callers, bytes, plan)))
    if (wanted('hot')) rows.push(...(await hotStream(all, plan)))
    if (wanted('flat'))
      rows.push(
        ...(await flatness(
          ours,
          plain,
          ours.pool,
          [...new Set([10_000, 1_000_000, Number(values.events)])].filter((size) => size <= Number(values.events)),
          plan,
        )),
      )
    if (wanted('read')) {
      const few = await titian(await urlOf('titian_read'))
      const { fill } = await import('./fill.ts')
      await fill(few.pool, 200_000, 150)
      rows.push(...(await readAll(few.store, plan)), ...(await rebuilding(few.store, few.pool, plan)))
      await few.close()
    }
    if (wanted('flat')) rows.push(await checking(ours.pool))
    const result = {
      at: new Date().toISOString(),
      machine: about,
      loadAfter: loadNow(),
      rounds: plan.rounds,
      secondsPerRound: plan.ms / 1_000,
      rows,
      guarantees,
    }
    process.stdout.write(
      `${printed(rows)}${printedGuarantees()}\n${about.cpu}, ${about.cores} cores, Node ${about.node}, PostgreSQL ${about.postgres}; load ${about.load} before, ${result.loadAfter} after.\n`,
    )
    if (!values['no-save']) {
      const folder = join(import.meta.dirname, '../../../bench/results')
      mkdirSync(folder, { recursive: true })
      const file = join(folder, `log-${result.at.slice(0, 10)}.json`)
      writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`)
      process.stdout.write(`Written: ${file}\n`)
    }
    await Promise.all(all.map((each) => each.close()))
  } finally {
    // Nobody listens to the connections that a peer's client cannot end, and now the server ends them.
    process.on('uncaughtException', () => undefined)
    await server.stop()
    await wipePostgres(dataDir)
  }
}
