import process from 'node:process'
import { parseArgs } from 'node:util'
import { isTitianError } from '@titian/core'
import { openPool } from '@titian/event-store/postgres'
import { rebuildView, type StoredRebuild, storedViews, viewSchema } from '@titian/views'
import type pg from 'pg'
import { harmless } from '../terminal/harmless.ts'
import { type Database, openDatabase } from './database.ts'
import { inWords } from './in-words.ts'
import { nameOf } from './log-names.ts'
import { openLogOf } from './open-log.ts'
import { preparedServices } from './prepared-services.ts'
import { number, progressBar } from './progress-bar.ts'
import { allViews, viewNamed } from './service-views.ts'
import { commandOf, UsageError } from './usage.ts'

const usages = { list: ['list'], status: ['status'], rebuild: ['rebuild <service/view>'] }

const say = (text: string): void => void process.stdout.write(`${harmless(text)}\n`)

export async function viewsCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { fresh: { type: 'boolean', default: false }, folder: { type: 'string' } },
  })
  const command = commandOf('views', positionals, usages)
  if (command === 'list') return list()
  const wanted = command === 'rebuild' ? toRebuild(positionals[1]) : undefined
  const database = await openDatabase(values.folder)
  try {
    return wanted ? await rebuild(database, wanted, values) : await status(database)
  } catch (error) {
    throw inWords(error)
  } finally {
    await database.close()
  }
}

function toRebuild(name: string | undefined): ReturnType<typeof viewNamed> {
  if (name === undefined) throw new UsageError('Say which view: titian views rebuild <service>/<view>')
  return viewNamed(name)
}

function list(): number {
  for (const { service, logSchema, views } of allViews)
    for (const { name, version } of views) say(`${`${service}/${name}`.padEnd(44)} v${String(version).padEnd(11)} from ${nameOf(logSchema)}`)
  return 0
}

async function status(database: Database): Promise<number> {
  const { pool } = database
  let stopped = false
  for (const service of await preparedServices(database, 'view_checkpoint')) {
    for (const { view, version, position, events, failed, rebuild: beside } of await storedViews(pool, service)) {
      say(`${`${service}/${view}`.padEnd(44)} v${String(version).padEnd(11)} position ${number(position)}, ${number(events)} events`)
      if (failed) say(`  STOPPED at position ${failed.position}  ${failed.stream}  ${failed.type}: ${failed.code}`)
      if (beside) say(`  being rebuilt: ${rebuildInWords(beside)}`)
      stopped ||= failed !== null
    }
  }
  return stopped ? 1 : 0
}

const rebuildInWords = ({ position, target, percent, startedAt, updatedAt }: StoredRebuild): string =>
  [
    `position ${number(position)} of ${number(target)} (${percent} %)`,
    ...(startedAt ? [`begun ${startedAt.toISOString()}`] : []),
    `last moved ${updatedAt.toISOString()}`,
  ].join(', ')

interface How {
  readonly fresh: boolean
  readonly folder?: string
}

async function rebuild({ pool, url }: Database, { service, view, views, logSchema }: ReturnType<typeof viewNamed>, how: How): Promise<number> {
  const owner = await ownerOf(pool, viewSchema(service, view))
  if (owner === undefined) throw new Error(`${service}/${view.name} v${view.version} was never built: start the service, which builds it.`)
  const store = await openLogOf(pool, logSchema, how.folder)
  // What is built must be the service's own, or it could not go on with it.
  const asOwner = openPool({ connectionString: url, max: 3, options: `-c role=${owner}` })
  const bar = progressBar(`${service}/${view.name}`)
  const cancelling = new AbortController()
  const cancel = () => cancelling.abort()
  process.once('SIGINT', cancel)
  try {
    const began = performance.now()
    const onProgress = ({ position, head }: { readonly position: bigint; readonly head: bigint }) => bar.to(position, head)
    const report = await rebuildView({ service, store, pool: asOwner, view, views, fresh: how.fresh, signal: cancelling.signal, onProgress })
    bar.clear()
    if (report.outcome === 'cancelled') {
      say(
        `Cancelled at position ${number(report.position)}; the live view is as it was. The same command goes on from there, with --fresh from the start.`,
      )
      return 1
    }
    for (const { table, liveRows, rebuiltRows, onlyLive, onlyRebuilt } of report.differences)
      say(`  ${table}: ${number(liveRows)} rows before, ${number(rebuiltRows)} now; ${number(onlyLive)} gone, ${number(onlyRebuilt)} new`)
    const alike = report.differences.length === 0 ? 'the same as before' : 'different, see above'
    say(
      `${service}/${view.name} is rebuilt and in place: ${number(report.events)} events to position ${number(report.position)} in ${((performance.now() - began) / 1_000).toFixed(1)} s, ${alike}.`,
    )
    return 0
  } catch (error) {
    bar.clear()
    if (!isTitianError(error, 'VIEW_HANDLER_FAILED')) throw error
    const { position, stream, type, code } = error.details
    say(`Stopped at position ${position}  ${stream}  ${type}: ${code}. The live view is as it was.`)
    return 1
  } finally {
    process.off('SIGINT', cancel)
    await store.close()
    await asOwner.end()
  }
}

async function ownerOf(pool: pg.Pool, schema: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ owner: string }>('select nspowner::regrole::text as owner from pg_namespace where nspname = $1', [schema])
  return rows[0]?.owner
}
