import { spawn } from 'node:child_process'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Arrived, ReceivingJob } from './receiving-process.ts'
import type { Setting } from './setting.ts'
import type { Between } from './sides.ts'

/** At this pace; what is sent in the first second warms up and does not count. */
export const sustained = { perSecond: 500, seconds: 6, warmUpSeconds: 1 }

/** Of one round, in ms from the call that appends in one service. */
export interface Arrivals {
  /** To the event in the other service's log. */
  readonly log: Percentiles
  /** To its committed line in the other service's timeline. */
  readonly timeline: Percentiles
}

export interface Percentiles {
  readonly p50Ms: number
  readonly p99Ms: number
}

const warmUp = 100
const script = fileURLToPath(new URL('./receiving-process.ts', import.meta.url))

/** Appends at a steady pace in one service, and learns when each event arrived in the other, which is another process. */
export async function arrivals(at: Setting, between: Between): Promise<Arrivals> {
  const name = `${Date.now()}c`
  const count = sustained.perSecond * sustained.seconds
  const uncounted = sustained.perSecond * sustained.warmUpSeconds
  const way = await at.sender(name, between)
  const receiver = receivingProcess({ servers: at.servers, name, between, events: warmUp + uncounted + count, warmUp })
  await way.fill(warmUp)
  await way.relayed()
  await receiver.warm
  const recorded = new Map<string, number>()
  const began = performance.now()
  const appending: Promise<unknown>[] = []
  for (let sent = 0; sent < uncounted + count; sent += 1) {
    const early = began + (sent * 1000) / sustained.perSecond - performance.now()
    if (early > 0) await sleep(early)
    appending.push(way.append((id) => void (sent >= uncounted && recorded.set(id, performance.timeOrigin + performance.now()))))
  }
  await Promise.all(appending)
  const took = (await receiver.arrived).flatMap(([id, inLog, inTimeline]) => {
    const from = recorded.get(id)
    return from === undefined ? [] : [{ log: inLog - from, timeline: inTimeline - from }]
  })
  await way.close()
  if (took.length !== count) throw new Error(`${took.length} of ${count} events arrived.`)
  return { log: percentiles(took.map(({ log }) => log)), timeline: percentiles(took.map(({ timeline }) => timeline)) }
}

function receivingProcess(job: ReceivingJob): { readonly warm: Promise<void>; readonly arrived: Promise<readonly Arrived[]> } {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, JSON.stringify(job)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const next = async () => {
    const { value, done } = await lines.next()
    if (done) throw new Error('The receiving process ended too early.')
    return value as string
  }
  const warm = next()
  const arrived = warm.then(next).then((line) => JSON.parse(line) as readonly Arrived[])
  // Heard of where it is waited for.
  arrived.catch(() => undefined)
  return { warm: warm.then(() => undefined), arrived }
}

function percentiles(took: number[]): Percentiles {
  took.sort((a, b) => a - b)
  const part = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0
  return { p50Ms: part(0.5), p99Ms: part(0.99) }
}

/** Over rounds. */
export interface Range {
  readonly min: number
  readonly median: number
  readonly max: number
}

export function range(values: readonly number[]): Range {
  const sorted = [...values].sort((a, b) => a - b)
  return { min: sorted[0] ?? 0, median: sorted[Math.floor(sorted.length / 2)] ?? 0, max: sorted.at(-1) ?? 0 }
}
