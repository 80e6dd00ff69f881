import process from 'node:process'
import { parseArgs } from 'node:util'
import { systemClock } from '@titian/core'
import { backfillService } from '@titian/service-kit/run'
import { harmless } from '../terminal/harmless.ts'
import { type Database, openDatabase } from './database.ts'
import { feedsOf, mustReach } from './feeds.ts'
import { inWords } from './in-words.ts'
import { openService } from './open-service.ts'
import { number, type ProgressBar, progressBar } from './progress-bar.ts'
import { serviceNamed } from './services.ts'
import { UsageError } from './usage.ts'

type Say = (text: string) => void

/** @returns the exit code: 0 all was received, 1 it was cancelled, or something waits in parked streams */
export async function backfillCommand(
  args: string[],
  say: Say = (text) => void process.stdout.write(`${harmless(text)}\n`),
  signal: AbortSignal = interrupted(),
): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { fresh: { type: 'boolean', default: false }, folder: { type: 'string' } },
  })
  const [name, ...more] = positionals
  if (name === undefined || more.length > 0) throw new UsageError('Say which service, and one only: titian backfill <service>')
  const definition = serviceNamed(name)
  const database = await openDatabase(values.folder)
  try {
    return await run(database, definition, { ...values, say, signal })
  } catch (error) {
    throw inWords(error)
  } finally {
    await database.close()
  }
}

interface Options {
  readonly fresh: boolean
  readonly folder?: string
  readonly say: Say
  readonly signal: AbortSignal
}

async function run(database: Database, definition: ReturnType<typeof serviceNamed>, { fresh, folder, say, signal }: Options): Promise<number> {
  const service = await openService(database, definition, folder)
  const feeds = feedsOf(database.pool, folder)
  const bars = new Map<string, ProgressBar>()
  const barOf = (source: string) => {
    const bar = bars.get(source) ?? progressBar(`${definition.name} from ${source}`)
    bars.set(source, bar)
    return bar
  }
  let parked = 0
  try {
    await mustReach(feeds, definition)
    const whole = await backfillService(definition, {
      store: service.store,
      pool: service.pool,
      parking: service.parking,
      feed: feeds.feed,
      seal: feeds.seal,
      wallClock: systemClock,
      fresh,
      signal,
      onProgress: (source, position, head) => barOf(source).to(position, head),
      onWaiting(source, code, retryInMs) {
        barOf(source).clear()
        const status = feeds.lastStatus(source)
        process.stderr.write(
          `${source}: ${code}${status === undefined ? '' : ` (HTTP ${status})`}; it is tried again in ${(retryInMs / 1_000).toFixed(1)} s (Ctrl-C stops).\n`,
        )
      },
      onSource(source, { received, already, parked: waiting, ignored, position, whole: toItsEnd }) {
        barOf(source).clear()
        parked += waiting
        const counts = `${number(received)} received, ${number(already)} already there, ${number(waiting)} parked, ${number(ignored)} not read`
        say(`${source.padEnd(16)} ${counts}; ${toItsEnd ? 'to' : 'cancelled at'} position ${number(position)}.`)
      },
    })
    if (!whole) say('Cancelled; what was received stays. The same command goes on from there, with --fresh from the start.')
    else if (parked > 0) say(`${definition.name} has all but what waits in parked streams: titian dead-letters list --service ${definition.name}`)
    else say(`${definition.name} has received all that it reads.`)
    return whole && parked === 0 ? 0 : 1
  } finally {
    await feeds.close()
    await service.close()
  }
}

/** Ctrl-C; a second one ends the process as usual, which is safe as well. */
function interrupted(): AbortSignal {
  const cancelling = new AbortController()
  process.once('SIGINT', () => cancelling.abort())
  return cancelling.signal
}
