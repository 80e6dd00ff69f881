import type { RecordedEvent } from '@titian/core'
import fc from 'fast-check'
import { READ_EVENTS } from '../limits.ts'
import { categoryOf, type EventStore } from '../port.ts'
import { type Collecting, collect } from './collect.ts'
import type { Bench } from './log-under-test.ts'
import { rejectionOf } from './rejection-of.ts'
import { newEvents, newStream } from './sample-events.ts'

const CATEGORIES = ['contract.one', 'contract.two', 'contract.three']

export function subscribing(bench: () => Bench): void {
  describe('subscribing', () => {
    it('tells what is there and what comes, in order', async () => {
      const { store } = bench()
      const after = await store.head()
      const there = await store.append(newStream(), newEvents(3), { expected: 'any' })
      const collecting = collect(store, { after, batchSize: 2 })
      await collecting.reached(there.position)
      const coming = await store.append(newStream(), newEvents(2), { expected: 'any' })
      await collecting.reached(coming.position)
      await collecting.stop()
      expect(collecting.events).toHaveLength(5)
      expect(collecting.events).toEqual(await store.readAll({ after }))
    })

    it('moves a checkpoint past what was not asked for', async () => {
      const { store } = bench()
      const after = await store.head()
      const collecting = collect(store, { after, categories: ['contract.nothing'] })
      const { position } = await store.append(newStream(), newEvents(3), { expected: 'any' })
      await collecting.reached(position)
      await collecting.stop()
      expect(collecting.events).toEqual([])
    })

    it('hands out one batch at a time', async () => {
      const { store } = bench()
      const after = await store.head()
      const { position } = await store.append(newStream(), newEvents(6), { expected: 'any' })
      const controller = new AbortController()
      let busy = 0
      let most = 0
      await store.subscribe({
        after,
        batchSize: 1,
        signal: controller.signal,
        onBatch: async (_, scannedTo) => {
          most = Math.max(most, ++busy)
          await store.head()
          busy -= 1
          if (scannedTo === position) controller.abort()
        },
      })
      expect(most).toBe(1)
    })

    it('ends with the error of the one who handles the batch, and skips nothing when resumed', async () => {
      const { store } = bench()
      const after = await store.head()
      const { position } = await store.append(newStream(), newEvents(4), { expected: 'any' })
      const all = await store.readAll({ after })
      const taken: RecordedEvent[] = []
      let kept = after
      const poisoned = store.subscribe({
        after,
        batchSize: 1,
        signal: new AbortController().signal,
        onBatch: async (events, scannedTo) => {
          if (taken.length === 2) throw new Error('poisoned')
          taken.push(...events)
          kept = scannedTo
        },
      })
      await expect(poisoned).rejects.toThrow('poisoned')
      const resumed = collect(store, { after: kept })
      await resumed.reached(position)
      await resumed.stop()
      expect(all).toHaveLength(4)
      expect([...taken, ...resumed.events]).toEqual(all)
    })

    it.each(['the start', 'a later position', 'the end, where nothing is there yet'])(
      'says once, before the first batch, that it began: at %s',
      async (at) => {
        const { store } = bench()
        const { position: later } = await store.append(newStream(), newEvents(1), { expected: 'any' })
        const { position: end } = await store.append(newStream(), newEvents(1), { expected: 'any' })
        const after = at === 'the start' ? 0n : at === 'a later position' ? later : end
        const begunAt: bigint[] = []
        const begun = Promise.withResolvers<void>()
        const collecting = collect(store, {
          after,
          onBegun() {
            begunAt.push(collecting.scannedTo())
            begun.resolve()
          },
        })
        await begun.promise
        const { position: last } = await store.append(newStream(), newEvents(2), { expected: 'any' })
        await collecting.reached(last)
        await collecting.stop()
        expect(begunAt).toEqual([after])
      },
    )

    it('resolves at once where the signal was aborted before', async () => {
      const onBatch = () => Promise.reject(new Error('called'))
      await bench().store.subscribe({ after: 0n, signal: AbortSignal.abort(), onBatch })
    })

    it('refuses who begins beyond the end: the log was restored, or is another one', async () => {
      const { store } = bench()
      const { position: last } = await store.append(newStream(), newEvents(1), { expected: 'any' })
      const beyond = last + 1_000_000_000n
      const happened: string[] = []
      const subscribing = store.subscribe({
        after: beyond,
        signal: new AbortController().signal,
        onBatch: async () => void happened.push('batch'),
        onBegun: () => void happened.push('begun'),
      })
      expect(await rejectionOf(subscribing)).toMatchObject({ code: 'POSITION_UNKNOWN', details: { position: String(beyond), end: String(last) } })
      expect(happened).toEqual([])
    })

    it('refuses what no log can be asked for', async () => {
      const ask = { after: 0n, signal: new AbortController().signal, onBatch: () => Promise.resolve() }
      for (const [path, wrong] of [['after', { after: -1n }] as const, ['batchSize', { batchSize: READ_EVENTS + 1 }] as const]) {
        const refusal = await rejectionOf(bench().store.subscribe({ ...ask, ...wrong }))
        expect(refusal).toMatchObject({ code: 'READ_INVALID', details: { path } })
      }
    })

    it('tells every event once, in order, to subscribers started at any moment, under concurrent writers and aborts', async () => {
      const { store } = bench()
      const subscriber = fc.record({
        startAfter: fc.nat(20),
        batchSize: fc.integer({ min: 1, max: 7 }),
        categories: fc.option(fc.subarray(CATEGORIES), { nil: undefined }),
        abortAfter: fc.option(fc.nat(15), { nil: undefined }),
      })
      const writer = fc.array(fc.record({ category: fc.constantFrom(...CATEGORIES), size: fc.integer({ min: 1, max: 3 }), refused: fc.boolean() }), {
        minLength: 1,
        maxLength: 12,
      })
      await fc.assert(
        fc.asyncProperty(
          fc.array(writer, { minLength: 1, maxLength: 4 }),
          fc.array(subscriber, { minLength: 1, maxLength: 4 }),
          async (writers, readers) => {
            const from = await store.head()
            let written = 0
            const moments = new Map<number, (() => void)[]>()
            const momentOf = (count: number) => new Promise<void>((resolve) => moments.set(count, [...(moments.get(count) ?? []), resolve]))
            const reading = readers.map((reader) => {
              const started = reader.startAfter === 0 ? Promise.resolve() : momentOf(reader.startAfter)
              const aborted = reader.abortAfter === undefined ? undefined : momentOf(reader.startAfter + reader.abortAfter)
              return { reader, run: follow(store, from, reader, started, aborted) }
            })
            await Promise.all(
              writers.map(async (appends) => {
                for (const { category, size, refused } of appends) {
                  const expected = refused ? 'stream-exists' : 'no-stream'
                  await store.append(newStream(category), newEvents(size), { expected }).catch(() => undefined)
                  for (const resolve of moments.get(++written) ?? []) resolve()
                }
              }),
            )
            for (const each of moments.values()) for (const resolve of each) resolve()
            const head = await store.head()
            const all = await store.readAll({ after: from, limit: 1_000 })
            for (const { reader, run } of reading) {
              const wanted = all.filter(({ stream }) => reader.categories?.includes(categoryOf(stream)) ?? true)
              expect(await (await run)(head)).toEqual(wanted)
            }
          },
        ),
        { numRuns: 15 },
      )
    })
  })
}

interface Reader {
  readonly batchSize: number
  readonly categories: readonly string[] | undefined
}

/** Reads from `after` once `started`, is cut off at `aborted` and goes on where it stood; answers a way to read on to a head and have all. */
async function follow(store: EventStore, after: bigint, { batchSize, categories }: Reader, started: Promise<void>, aborted?: Promise<void>) {
  await started
  const options = { batchSize, ...(categories === undefined ? {} : { categories }) }
  let current: Collecting = collect(store, { ...options, after })
  const before: RecordedEvent[] = []
  if (aborted) {
    await aborted
    await current.stop()
    before.push(...current.events)
    current = collect(store, { ...options, after: current.scannedTo() })
  }
  return async (head: bigint) => {
    await current.reached(head)
    await current.stop()
    return [...before, ...current.events]
  }
}
