import type { EventStore } from '@titian/event-store'
import { checkLog } from '@titian/event-store/postgres'
import type pg from 'pg'
import { type Round, round, type Spread, spread, timed } from '../measure.ts'
import type { Contender } from './contender.ts'
import { fill } from './fill.ts'

export interface Row {
  readonly scenario: string
  readonly contender: string
  readonly unit: string
  readonly spread: Spread
  readonly note?: string
}

export interface Plan {
  readonly rounds: number
  readonly ms: number
  readonly say: (text: string) => void
}

/** All contenders in each round, one after the other, so that what disturbs the machine disturbs them alike; a short round first, uncounted. */
export async function interleaved(
  scenario: string,
  contenders: readonly Contender[],
  { rounds, ms, say }: Plan,
  one: (contender: Contender, nth: number, ms: number) => Promise<Round>,
): Promise<Row[]> {
  const found = new Map<string, Round[]>(contenders.map(({ name }) => [name, []]))
  for (let nth = 0; nth <= rounds; nth += 1) {
    say(`${scenario}: ${nth === 0 ? 'warming up' : `round ${nth} of ${rounds}`}`)
    for (const contender of contenders) {
      const result = await one(contender, nth, nth === 0 ? Math.min(ms, 400) : ms)
      if (nth > 0) found.get(contender.name)?.push(result)
    }
  }
  return [...found].map(([contender, its]) => ({ scenario, contender, unit: 'events/s', spread: spread(its) }))
}

export const appendNew = (contenders: readonly Contender[], callers: number, bytes: number, plan: Plan): Promise<Row[]> =>
  interleaved(`append, ${callers} ${callers === 1 ? 'caller' : 'callers'}, ${bytes} B`, contenders, plan, (contender, _, ms) =>
    round(callers, ms, () => contender.appendNew(bytes)),
  )

/** How many events a hot stream gets before the next one: reading it whole is part of each call, for all alike. */
const HOT_EVENTS = 200

export const hotStream = (contenders: readonly Contender[], plan: Plan): Promise<Row[]> =>
  interleaved(
    'load, decide, append on one hot stream, 32 callers',
    contenders.filter(({ loadDecideAppend }) => loadDecideAppend),
    plan,
    (contender, nth, ms) => {
      let accepted = 0
      return round(32, ms, async () => {
        await contender.loadDecideAppend?.(`${contender.name}-${nth}-${ms}-${Math.floor(accepted / HOT_EVENTS)}`)
        accepted += 1
      })
    },
  )

export async function readAll(store: EventStore, { rounds, say }: Plan): Promise<Row[]> {
  const head = await store.head()
  const pages: Round[] = []
  const subscribed: Round[] = []
  const memory: number[] = []
  for (let nth = 1; nth <= rounds; nth += 1) {
    say(`read all, ${head} events: round ${nth} of ${rounds}`)
    pages.push(await timed(() => byPages(store)))
    subscribed.push(await timed(() => bySubscription(store, head, memory)))
  }
  const half = Math.floor(memory.length / 2)
  const peak = (values: readonly number[]) => Math.round(values.reduce((most, value) => Math.max(most, value), 0) / 1024 ** 2)
  const note = `heap at most ${peak(memory.slice(0, half))} MiB in the first half of the rounds, ${peak(memory.slice(half))} in the second`
  return [
    { scenario: 'read all', contender: 'readAll, pages of 1,000', unit: 'events/s', spread: spread(pages) },
    { scenario: 'read all', contender: 'subscribe, batches of 1,000', unit: 'events/s', spread: spread(subscribed), note },
  ]
}

async function byPages(store: EventStore): Promise<number> {
  let after = 0n
  for (let count = 0; ; ) {
    const events = await store.readAll({ after, limit: 1_000 })
    count += events.length
    const last = events.at(-1)
    if (last === undefined) return count
    after = last.position
  }
}

async function bySubscription(store: EventStore, head: bigint, memory: number[]): Promise<number> {
  const controller = new AbortController()
  let count = 0
  const onBatch = async (events: readonly unknown[], scannedTo: bigint) => {
    count += events.length
    memory.push(process.memoryUsage().heapUsed)
    if (scannedTo >= head) controller.abort()
  }
  await store.subscribe({ after: 0n, batchSize: 1_000, onBatch, signal: controller.signal })
  return count
}

/** The same appends, with ever more events in the log. Bigger logs come later in time, so the plain INSERT is measured beside each. */
export async function flatness(contender: Contender, beside: Contender, pool: pg.Pool, sizes: readonly number[], plan: Plan): Promise<Row[]> {
  const rows: Row[] = []
  for (const size of sizes) {
    plan.say(`filling the log up to ${size.toLocaleString('en-US')} events`)
    await fill(pool, size, 300)
    for (const callers of [1, 32]) {
      const found = await interleaved(
        `append, ${callers} callers, ${size.toLocaleString('en-US')} events in the log`,
        [contender, beside],
        plan,
        (one, _, ms) => round(callers, ms, () => one.appendNew(300)),
      )
      rows.push(...found)
    }
  }
  return rows
}

export async function checking(pool: pg.Pool): Promise<Row> {
  let events = 0
  let faults = 0
  const result = await timed(async () => {
    const report = await checkLog({ pool, schema: 'bench_log' })
    events = report.events
    faults = report.faults.length
    return report.events
  })
  const note = `${events.toLocaleString('en-US')} events in ${(events / result.perSecond).toFixed(1)} s, ${faults} faults`
  return { scenario: 'titian log check', contender: 'titian', unit: 'events/s', spread: spread([result]), note }
}
