import { type Clock, TitianError } from '@titian/core'
import { decodeEvent, encodeAppend, type StoredEvent } from '../encode.ts'
import { categoryOf, type EventStore } from '../port.ts'
import { checkRange } from '../read-range.ts'
import { runSubscription, type Scan } from '../subscription.ts'
import { wakeups } from '../wakeups.ts'
import { settle } from './settle.ts'

export interface MemoryEventStoreOptions {
  /** Name of the log; stands in the details of errors. */
  readonly log: string
  readonly clock: Clock
}

/** The log in memory, for tests and simulation: an append is decided and stored in the call itself, so that order is the order of calls. */
export function memoryEventStore({ log, clock }: MemoryEventStoreOptions): EventStore {
  const events: StoredEvent[] = []
  const streams = new Map<string, StoredEvent[]>()
  const news = wakeups()
  const closing = new AbortController()
  const assertOpen = () => {
    if (closing.signal.aborted) throw new TitianError('LOG_CLOSED', { log })
  }
  const headNow = () => BigInt(events.length)

  // Positions are dense and count from 1, so the event after position p stands at index p.
  const scan = (after: bigint, categories: readonly string[] | undefined, limit: number): Scan => {
    const found: StoredEvent[] = []
    for (let index = Number(after); index < events.length && found.length < limit; index += 1) {
      const event = events[index]
      if (event && (categories === undefined || categories.includes(categoryOf(event.stream)))) found.push(event)
    }
    const last = found.at(-1)
    return { events: found.map(decodeEvent), scannedTo: found.length === limit && last ? last.position : headNow() }
  }

  return {
    async append(stream, newEvents, { expected }) {
      assertOpen()
      const append = encodeAppend(stream, newEvents, expected)
      const known = streams.get(stream) ?? []
      const settled = settle(append, known, events, clock.now().toISOString())
      if ('stored' in settled) {
        known.push(...settled.stored)
        streams.set(stream, known)
        events.push(...settled.stored)
        news.wake()
      }
      return settled.answer
    },
    async read(stream, { from = 1, to = Number.POSITIVE_INFINITY, until } = {}) {
      assertOpen()
      const wanted = (streams.get(stream) ?? []).filter(
        ({ version, position }) => version >= from && version <= to && (until === undefined || position <= until),
      )
      return wanted.map(decodeEvent)
    },
    async readAll({ after, categories, limit = 500 }) {
      assertOpen()
      checkRange(after, ['limit', limit])
      return scan(after, categories, limit).events
    },
    async subscribe(options) {
      assertOpen()
      checkRange(options.after, ['batchSize', options.batchSize ?? 500])
      const signal = AbortSignal.any([options.signal, closing.signal])
      await runSubscription({ log, scan: async (...asked) => scan(...asked), end: async () => headNow(), wakeups: news }, { ...options, signal })
    },
    async head() {
      assertOpen()
      return headNow()
    },
    latestRecordedAt() {
      const last = events.at(-1)
      return last && new Date(last.recordedAt)
    },
    async cutAt(instant) {
      assertOpen()
      const at = instant.toISOString()
      return events.findLast(({ recordedAt }) => recordedAt <= at)?.position ?? 0n
    },
    async close() {
      closing.abort()
    },
  }
}
