import type { RecordedEvent } from '@titian/core'
import fc from 'fast-check'
import { type LogReader, logReader } from './log-reader.ts'
import { categoryOf, type SubscribeOptions } from './port.ts'
import { progress } from './progress.ts'

const eventAt = (position: bigint, category: string) => ({ position, stream: `${category}-1` }) as RecordedEvent

interface Scene {
  readonly reader: LogReader
  /** Times that the log was asked: for all who are level, and by those who are behind. */
  readonly asked: { together: number; alone: number }
  readonly events: readonly RecordedEvent[]
  append(category: string): void
}

/** A log in memory that keeps hardly anything for its subscribers. `onTheWay` is awaited before and after each look at it. */
function scene({
  onTheWay = async () => undefined as unknown,
  fails = (): boolean => false,
  pollMs = undefined as (() => number) | undefined,
} = {}): Scene {
  const events: RecordedEvent[] = []
  const asked = { together: 0, alone: 0 }
  const found = (after: bigint, limit: number, categories?: readonly string[]) =>
    events.filter(({ position, stream }) => position > after && (categories?.includes(categoryOf(stream)) ?? true)).slice(0, limit)
  const head = () => BigInt(events.length)
  const reader = logReader<RecordedEvent>({
    log: 'test',
    async scan(after, categories, limit) {
      asked.alone += 1
      await onTheWay()
      const [these, seen] = [found(after, limit, categories), head()]
      await onTheWay()
      return { events: these, scannedTo: these.length === limit ? (these.at(-1)?.position ?? seen) : seen }
    },
    async read(after, limit) {
      asked.together += 1
      await onTheWay()
      if (fails()) throw new Error('the line went dead')
      const these = found(after, limit)
      await onTheWay()
      return these
    },
    end: async () => head(),
    open: (records) => ({ events: records }),
    sizeOf: () => 1,
    keep: { records: 4, bytes: 100 },
    ...(pollMs && { pollMs }),
  })
  return {
    reader,
    asked,
    events,
    append(category) {
      events.push(eventAt(head() + 1n, category))
      reader.wake()
    },
  }
}

/** Subscribes and keeps what comes; `handle` runs first. */
function follower({ reader }: Scene, options: Partial<SubscribeOptions> = {}, handle: () => Promise<unknown> = async () => undefined) {
  const events: RecordedEvent[] = []
  const here = progress()
  const ending = new AbortController()
  const after = options.after ?? 0n
  const running = reader.subscribe({
    signal: ending.signal,
    after,
    ...options,
    onBegun: () => here.advance(after),
    async onBatch(batch, scannedTo) {
      await handle()
      events.push(...batch)
      here.advance(scannedTo)
    },
  })
  return {
    events,
    here,
    running,
    async stop() {
      ending.abort()
      await running
    },
  }
}

const categories = ['test.one', 'test.two']
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ append: fc.constantFrom(...categories) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      after: fc.nat(30),
      batchSize: fc.integer({ min: 1, max: 5 }),
      categories: fc.option(fc.subarray(categories), { nil: undefined }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ leave: fc.nat(5) }) },
)

describe('one reader for all subscribers of a log', () => {
  it('tells each of them every event of its categories once and in order, however looks, batches, appends and leaving interleave', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.array(step, { maxLength: 40 }), async (scheduler, steps) => {
        const onTheWay = () => scheduler.schedule(Promise.resolve())
        const log = scene({ onTheWay })
        const all: { readonly follower: ReturnType<typeof follower>; readonly after: bigint; readonly categories?: readonly string[] | undefined }[] =
          []
        const left = new Set<unknown>()
        const play = async () => {
          for (const one of steps) {
            await onTheWay()
            if ('append' in one) log.append(one.append)
            else if ('leave' in one) {
              const leaving = all[one.leave]?.follower
              left.add(leaving)
              void leaving?.stop()
            } else {
              const after = BigInt(Math.min(one.after, log.events.length))
              const options = { after, batchSize: one.batchSize, ...(one.categories && { categories: one.categories }) }
              all.push({ ...one, after, follower: follower(log, options, onTheWay) })
            }
          }
        }
        await scheduler.waitFor(play())
        const head = BigInt(log.events.length)
        const staying = all.filter((one) => !left.has(one.follower))
        await scheduler.waitFor(Promise.all(staying.map((one) => one.follower.here.reached(head))))
        await scheduler.waitFor(log.reader.close())
        await Promise.all(all.map((one) => one.follower.running))
        for (const one of all) {
          const wanted = log.events.filter(({ position, stream }) => position > one.after && (one.categories?.includes(categoryOf(stream)) ?? true))
          // Who left early has the first of them.
          expect(one.follower.events).toEqual(left.has(one.follower) ? wanted.slice(0, one.follower.events.length) : wanted)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('asks the log once for all who are level, whatever each of them wants of it', async () => {
    const log = scene()
    const all = [undefined, ['test.one'], ['test.two'], ['test.none']].map((wanted) => follower(log, wanted && { categories: wanted }))
    await Promise.all(all.map(({ here }) => here.reached(0n)))
    log.append('test.one')
    await Promise.all(all.map(({ here }) => here.reached(1n)))
    const before = { ...log.asked }
    for (const next of [2n, 3n, 4n]) {
      log.append('test.two')
      await Promise.all(all.map(({ here }) => here.reached(next)))
    }
    expect(log.asked.alone).toBe(before.alone)
    expect(log.asked.together - before.together).toBe(3)
    expect(all.map(({ events }) => events.length)).toEqual([4, 1, 3, 0])
    await log.reader.close()
  })

  it('polls once for all of them', async () => {
    const polled = Promise.withResolvers<void>()
    let polls = 0
    const log = scene({
      pollMs: () => {
        if (++polls === 5) polled.resolve()
        return 1
      },
    })
    const all = [1, 2, 3].map(() => follower(log))
    await Promise.all(all.map(({ here }) => here.reached(0n)))
    const { alone } = log.asked
    await polled.promise
    expect(log.asked.alone).toBe(alone)
    expect(log.asked.together).toBeLessThanOrEqual(polls + 1)
    await log.reader.close()
  })

  it('lets a stalled one hold nobody up, keeps nothing for it, and has it back once it is level', async () => {
    const log = scene()
    const stall = Promise.withResolvers<void>()
    const stalled = follower(log, { batchSize: 1 }, () => stall.promise)
    const quick = follower(log)
    await quick.here.reached(0n)
    for (let position = 1n; position <= 50n; position += 1n) {
      log.append('test.one')
      await quick.here.reached(position)
    }
    expect([quick.events.length, stalled.events.length]).toEqual([50, 0])
    const behind = log.asked.alone
    stall.resolve()
    await stalled.here.reached(50n)
    expect(stalled.events).toEqual(log.events)
    // Four events were kept: the others it asked for itself.
    expect(log.asked.alone - behind).toBeGreaterThan(40)
    const level = log.asked.alone
    log.append('test.one')
    await Promise.all([quick, stalled].map(({ here }) => here.reached(51n)))
    expect(log.asked.alone).toBe(level)
    await log.reader.close()
  })

  it('ends the one whose batch fails, and none of the others', async () => {
    const log = scene()
    const failing = follower(log, {}, () => Promise.reject(new Error('poisoned')))
    const other = follower(log)
    log.append('test.one')
    await expect(failing.running).rejects.toThrow('poisoned')
    await other.here.reached(1n)
    log.append('test.one')
    await other.here.reached(2n)
    expect(other.events).toEqual(log.events)
    await log.reader.close()
  })

  it('has everybody look for itself while the common look fails', async () => {
    let away = false
    const log = scene({ fails: () => away })
    const all = [1, 2].map(() => follower(log))
    await Promise.all(all.map(({ here }) => here.reached(0n)))
    away = true
    log.append('test.one')
    await Promise.all(all.map(({ here }) => here.reached(1n)))
    away = false
    log.append('test.one')
    await Promise.all(all.map(({ here }) => here.reached(2n)))
    await log.reader.close()
  })

  it('reads nothing for nobody: when all have left, and while all are busy', async () => {
    const log = scene()
    const one = follower(log)
    await one.here.reached(0n)
    await one.stop()
    const stall = Promise.withResolvers<void>()
    log.append('test.one')
    const begun = Promise.withResolvers<void>()
    const busy = follower(log, {}, () => {
      begun.resolve()
      return stall.promise
    })
    await begun.promise
    const before = { ...log.asked }
    for (let count = 0; count < 5; count += 1) {
      log.append('test.one')
      await new Promise(setImmediate)
    }
    expect(log.asked).toEqual(before)
    stall.resolve()
    await busy.here.reached(6n)
    expect(busy.events).toEqual(log.events)
    await log.reader.close()
  })
})
