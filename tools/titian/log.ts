import process from 'node:process'
import { parseArgs } from 'node:util'
import { systemClock } from '@titian/core'
import { READ_EVENTS } from '@titian/event-store'
import { checkLog, logSchemas, logStats, postgresEventStore } from '@titian/event-store/postgres'
import { type Database, openDatabase } from './database.ts'
import { sentenceOf } from './fault-words.ts'
import { chosen, chosenOne, nameOf } from './log-names.ts'
import { printEvent } from './print-event.ts'
import { number, progressBar } from './progress-bar.ts'
import { UsageError } from './usage.ts'

export const logHelp = `npm run titian -- log <command> [options]

  head              the highest position of each log
  stats             events, streams, bytes and time, by category
  tail              the last events of a log; --follow goes on with what comes
  read <stream>     the events of one stream, oldest first
  check             proves: positions dense, versions without gaps and in order, ids unique, recordedAt never
                    decreasing, text canonical, envelopes valid, guards in force. Exit code 1 names each fault.

  --log NAME        intake, intake/access, …; default all (head, stats, check), or the stream's own (read)
  --count N         tail: how many; default 10
  --follow          tail: until Ctrl-C
  --data            tail, read: with data and meta
  --json            tail, read: one JSON object a line
  --folder PATH     another data folder than .titian/demo
  --help            this page

To begin with: npm start in one terminal; in another npm run titian -- log check, which needs nothing else.
check cannot see what was cut off at the end or rewritten into another valid event; the ledger is for that.
`

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
  const [command, stream] = positionals
  const count = Number(values.count)
  if (!Number.isInteger(count) || count < 1 || count > 100_000)
    throw new UsageError(`--count must be a whole number from 1 to 100,000, not "${values.count}".`)
  if (command === 'read' && stream === undefined) throw new UsageError('Say which stream: titian log read intake.case-<id>')
  const work = commands.get(command ?? '')
  if (work === undefined) throw new UsageError(`There is no "titian log ${command}"; there is: ${[...commands.keys()].join(', ')}.`)
  const database = await openDatabase(values.folder)
  try {
    return await work(database, { ...values, count, ...(stream !== undefined && { stream }) })
  } finally {
    await database.close()
  }
}

interface Asked {
  readonly log?: string
  readonly stream?: string
  readonly count: number
  readonly follow: boolean
  readonly data: boolean
  readonly json: boolean
}

const say = (text: string): void => void process.stdout.write(`${text}\n`)

const commands = new Map<string, (database: Database, asked: Asked) => Promise<number>>([
  ['head', head],
  ['stats', stats],
  ['tail', tail],
  ['read', readStream],
  ['check', check],
])

const open = ({ pool }: Database, schema: string) => postgresEventStore({ pool, schema, log: nameOf(schema), clock: systemClock })

async function head(database: Database, { log }: Asked): Promise<number> {
  for (const schema of chosen(await logSchemas(database.pool), log)) {
    const store = await open(database, schema)
    say(`${nameOf(schema).padEnd(24)} ${number(await store.head()).padStart(12)}`)
    await store.close()
  }
  return 0
}

async function stats({ pool }: Database, { log }: Asked): Promise<number> {
  for (const schema of chosen(await logSchemas(pool), log)) {
    const found = await logStats(pool, schema)
    const { firstRecordedAt: first, lastRecordedAt: last } = found
    say(`${nameOf(schema)}: ${number(found.events)} events, ${(found.bytes / 1024 ** 2).toFixed(1)} MiB with indexes`)
    if (first && last) say(`  recorded ${first.toISOString()} to ${last.toISOString()}`)
    for (const { category, events, streams } of found.categories)
      say(`  ${category.padEnd(48)} ${number(events).padStart(12)} events ${number(streams).padStart(10)} streams`)
  }
  return 0
}

async function tail(database: Database, { log, count, follow, ...how }: Asked): Promise<number> {
  const store = await open(database, chosenOne(await logSchemas(database.pool), log))
  const last = await store.head()
  let after = last > BigInt(count) ? last - BigInt(count) : 0n
  while (after < last) {
    const events = await store.readAll({ after, limit: READ_EVENTS })
    for (const event of events) if (event.position <= last) say(printEvent(event, how))
    after = events.at(-1)?.position ?? last
  }
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

async function readStream(database: Database, { log, stream = '', ...how }: Asked): Promise<number> {
  const store = await open(database, chosenOne(await logSchemas(database.pool), log, stream))
  const events = await store.read(stream)
  for (const event of events) say(printEvent(event, how))
  await store.close()
  if (events.length > 0) return 0
  process.stderr.write(`There is no stream "${stream}" in this log.\n`)
  return 1
}

async function check({ pool }: Database, { log }: Asked): Promise<number> {
  let wrong = false
  for (const schema of chosen(await logSchemas(pool), log)) {
    const name = nameOf(schema)
    const bar = progressBar(name)
    const { head, events, faults, cutShort, ms } = await checkLog({ pool, schema, onProgress: bar.to })
    bar.clear()
    const seconds = (ms / 1_000).toFixed(1)
    for (const fault of faults) say(`${name}: ${sentenceOf(fault)}`)
    if (faults.length === 0) say(`${name}: whole. ${number(events)} events to position ${number(head)}, ${seconds} s.`)
    else say(`${name}: NOT whole. ${faults.length}${cutShort ? ' faults or more' : faults.length === 1 ? ' fault' : ' faults'}, ${seconds} s.`)
    wrong ||= faults.length > 0
  }
  return wrong ? 1 : 0
}
