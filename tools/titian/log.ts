import process from 'node:process'
import { parseArgs } from 'node:util'
import type { RecordedEvent } from '@titian/core'
import { type EventStore, READ_EVENTS } from '@titian/event-store'
import { checkLog, logSchemas, logStats } from '@titian/event-store/postgres'
import { harmless } from '../terminal/harmless.ts'
import { type Database, openDatabase } from './database.ts'
import { sentenceOf } from './fault-words.ts'
import { inWords } from './in-words.ts'
import { chosen, chosenOne, logsWith, nameOf } from './log-names.ts'
import { isElsewhere, openLogOf } from './open-log.ts'
import { printEvent } from './print-event.ts'
import { number, progressBar } from './progress-bar.ts'
import { commandOf, UsageError } from './usage.ts'

export const logHelp = `npm run titian -- log <command> [options]

  head              the highest position of each log
  stats             events, streams, bytes and time, by category
  tail              the last events of a log; --follow goes on with what comes
  read <stream>     the events of one stream, oldest first
  check             proves: positions dense, versions without gaps and in order, ids unique, recordedAt never
                    decreasing nor in the future, text canonical, envelopes valid, guards in force. Exit code 1 names each fault.

  --log NAME        intake, intake/access, intake/internal, …; default all (head, stats, check), or the stream's own (read)
  --count N         tail: how many; default 10
  --follow          tail: until Ctrl-C
  --data            tail, read: with data and meta
  --json            tail, read: one JSON object a line
  --folder PATH     another data folder than .titian/demo
  --help            this page

With EVENT_STORE=kurrentdb and KURRENTDB_URL, as for the service: head, tail and read look at the main logs there;
stats and check are for logs in PostgreSQL only, such as the access logs.

To begin with: npm start in one terminal; in another npm run titian -- log check, which needs nothing else.
check cannot see what was cut off at the end or rewritten into another valid event; the ledger is for that.
`

const usages = {
  head: ['head --log NAME'],
  stats: ['stats --log NAME'],
  tail: ['tail --log NAME'],
  read: ['read <stream>'],
  check: ['check --log NAME'],
}

export async function logCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      log: { type: 'string' },
      count: { type: 'string', default: '10' },
      follow: { type: 'boolean', default: false },
      data: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      folder: { type: 'string' },
    },
  })
  const command = commandOf('log', positionals, usages)
  const stream = positionals[1]
  const count = Number(values.count)
  if (!Number.isInteger(count) || count < 1 || count > 100_000)
    throw new UsageError(`--count must be a whole number from 1 to 100,000, not "${values.count}".`)
  if (command === 'read' && stream === undefined) throw new UsageError('Say which stream: titian log read intake.case-<id>')
  const database = await openDatabase(values.folder)
  try {
    return await commands[command](database, { ...values, count, ...(stream !== undefined && { stream }) })
  } catch (error) {
    throw inWords(error)
  } finally {
    await database.close()
  }
}

interface Options {
  readonly folder?: string
  readonly log?: string
  readonly stream?: string
  readonly count: number
  readonly follow: boolean
  readonly data: boolean
  readonly json: boolean
}

const say = (text: string): void => void process.stdout.write(`${harmless(text)}\n`)

const commands: Readonly<Record<keyof typeof usages, (database: Database, asked: Options) => Promise<number>>> = {
  head,
  stats,
  tail,
  read: readStream,
  check,
}

/** What is proved or counted by the tables themselves: main logs on KurrentDB have none, and the empty ones here would seem whole. */
async function tablesOf({ pool }: Database, command: string, log: string | undefined): Promise<readonly string[]> {
  const schemas = await logSchemas(pool)
  const wanted = chosen(schemas, log)
  const elsewhere = wanted.filter(isElsewhere)
  if (elsewhere.length === 0) return wanted
  const here = schemas.filter((schema) => !isElsewhere(schema)).map(nameOf)
  throw new UsageError(
    `"titian log ${command}" ${command === 'check' ? 'proves' : 'counts'} PostgreSQL logs only; with EVENT_STORE=kurrentdb these are elsewhere: ${elsewhere.map(nameOf).join(', ')}. Say --log ${here.join(' | ')}`,
  )
}

async function head({ pool }: Database, { log, folder }: Options): Promise<number> {
  for (const schema of chosen(await logSchemas(pool), log)) {
    const store = await openLogOf(pool, schema, folder)
    say(`${nameOf(schema).padEnd(24)} ${number(await store.head()).padStart(12)}`)
    await store.close()
  }
  return 0
}

async function stats(database: Database, { log }: Options): Promise<number> {
  for (const schema of await tablesOf(database, 'stats', log)) {
    const found = await logStats(database.pool, schema)
    const { firstRecordedAt: first, lastRecordedAt: last } = found
    say(`${nameOf(schema)}: ${number(found.events)} events, ${(found.bytes / 1024 ** 2).toFixed(1)} MiB with indexes`)
    if (first && last) say(`  recorded ${first.toISOString()} to ${last.toISOString()}`)
    for (const { category, events, streams } of found.categories)
      say(`  ${category.padEnd(48)} ${number(events).padStart(12)} events ${number(streams).padStart(10)} streams`)
  }
  return 0
}

async function tail({ pool }: Database, { log, count, follow, folder, ...how }: Options): Promise<number> {
  const schema = chosenOne(await logSchemas(pool), log)
  const store = await openLogOf(pool, schema, folder)
  const last = await store.head()
  for (const event of await lastEvents(store, count, last, isElsewhere(schema))) say(printEvent(event, how))
  if (follow) {
    const controller = new AbortController()
    process.once('SIGINT', () => controller.abort())
    const onBatch = async (events: readonly Parameters<typeof printEvent>[0][]) => {
      for (const event of events) say(printEvent(event, how))
    }
    await store.subscribe({ after: last, onBatch, signal: controller.signal })
  }
  await store.close()
  return 0
}

/** Dense positions say where the last ones begin. Those of KurrentDB are places in a file: there the log is read from its start. */
async function lastEvents(store: EventStore, count: number, last: bigint, sparse: boolean): Promise<readonly RecordedEvent[]> {
  let after = sparse || last <= BigInt(count) ? 0n : last - BigInt(count)
  let found: RecordedEvent[] = []
  while (after < last) {
    const events = await store.readAll({ after, limit: READ_EVENTS })
    found = [...found, ...events.filter(({ position }) => position <= last)].slice(-count)
    after = events.at(-1)?.position ?? last
  }
  return found
}

async function readStream({ pool }: Database, { log, stream = '', folder, ...how }: Options): Promise<number> {
  for (const schema of logsWith(await logSchemas(pool), log, stream)) {
    const store = await openLogOf(pool, schema, folder)
    const events = await store.read(stream)
    for (const event of events) say(printEvent(event, how))
    await store.close()
    if (events.length > 0) return 0
  }
  process.stderr.write(`There is no stream "${harmless(stream)}" in this log.\n`)
  return 1
}

async function check(database: Database, { log }: Options): Promise<number> {
  let wrong = false
  for (const schema of await tablesOf(database, 'check', log)) {
    const name = nameOf(schema)
    const bar = progressBar(name)
    const { head, events, faults, cutShort, ms } = await checkLog({ pool: database.pool, schema, onProgress: bar.to })
    bar.clear()
    const seconds = (ms / 1_000).toFixed(1)
    for (const fault of faults) say(`${name}: ${sentenceOf(fault)}`)
    if (faults.length === 0) say(`${name}: whole. ${number(events)} events to position ${number(head)}, ${seconds} s.`)
    else say(`${name}: NOT whole. ${faults.length}${cutShort ? ' faults or more' : faults.length === 1 ? ' fault' : ' faults'}, ${seconds} s.`)
    wrong ||= faults.length > 0
  }
  return wrong ? 1 : 0
}
