import { systemClock, TitianError } from '@titian/core'
import { memoryEventStore } from '@titian/event-store/memory'
import { sourceLog } from '../contract/source-log.ts'
import { memoryBroker } from '../memory/memory-broker.ts'
import { memoryParking } from '../parking/memory-parking.ts'
import { topicOf } from '../port.ts'
import { receivedStream } from '../receiver/received-event.ts'
import { startReceiver } from '../receiver/receiver.ts'
import { type BackfillOptions, backfill } from './backfill.ts'
import { memoryBackfillCheckpoint } from './memory-backfill-checkpoint.ts'

/** intake has recorded 3 of a, 2 of b, 2 more of a: 7 events. */
async function scene() {
  const source = sourceLog()
  for (const [name, count] of [['a', 3] as const, ['b', 2] as const, ['a', 2] as const]) await source.happen(name, count)
  const store = memoryEventStore({ log: 'referral', clock: systemClock })
  const parking = memoryParking()
  const checkpoint = memoryBackfillCheckpoint()
  const never = new AbortController().signal
  const of = { service: 'referral', store, parking, feed: source.feed, wallClock: systemClock, accepts: () => true }
  const run = (different: Partial<BackfillOptions> = {}) =>
    backfill({
      ...of,
      ...{ source: 'intake', logFeed: source.feed, checkpoint, signal: never, onProgress: () => undefined, onWaiting: () => undefined },
      ...different,
    })
  const versions = async (name: string) => (await store.read(receivedStream('referral', source.streamOf(name)))).map(({ version }) => version)
  /** The service as it runs, on a topic that still holds the messages from `first` on. */
  async function live(first: number) {
    const broker = memoryBroker()
    const receiver = await startReceiver({ ...of, broker, topics: [topicOf('intake')], freshness: { note: async () => undefined } })
    await broker.publish(topicOf('intake'), (await source.published()).slice(first - 1))
    return { drained: () => broker.drained(), stop: () => receiver.stop() }
  }
  return { source, store, parking, checkpoint, run, versions, live }
}

describe('a backfill', () => {
  it('brings all that the producer has published, of the aggregates that the service reads', async () => {
    const { source, run, versions } = await scene()
    const progress: (readonly bigint[])[] = []
    const report = await run({
      accepts: ({ stream }) => stream === source.streamOf('a'),
      onProgress: (position, head) => void progress.push([position, head]),
    })
    expect(report).toEqual({ whole: true, position: 7n, received: 5, already: 0, parked: 0, ignored: 2 })
    expect([await versions('a'), await versions('b')]).toEqual([[1, 2, 3, 4, 5], []])
    expect(progress).toEqual([2n, 4n, 6n, 7n, 7n].map((position) => [position, 7n]))
  })

  it('brings nothing new the second time', async () => {
    const { run, store } = await scene()
    await run()
    expect(await run()).toEqual({ whole: true, position: 7n, received: 0, already: 7, parked: 0, ignored: 0 })
    expect(await store.head()).toBe(7n)
  })

  it('brings what retention has cut from the topic: also a stream of which the topic holds nothing', async () => {
    const { live, run, versions } = await scene()
    const { drained, stop } = await live(6)
    await drained()
    expect([await versions('a'), await versions('b')]).toEqual([[1, 2, 3, 4, 5], []])
    expect(await run()).toMatchObject({ received: 2, already: 5 })
    expect([await versions('a'), await versions('b')]).toEqual([
      [1, 2, 3, 4, 5],
      [1, 2],
    ])
    await stop()
  })

  it('doubles nothing beside the running receiver, and leaves to it what comes later', async () => {
    const { live, run, source, store, parking } = await scene()
    const running = await live(1)
    const [report] = await Promise.all([run({ onProgress: () => void source.happen('c') }), running.drained()])
    expect(report.received + report.already).toBeGreaterThanOrEqual(7)
    expect(report.whole).toBe(true)
    for (const name of ['a', 'b']) {
      const [from, to] = [await source.store.read(source.streamOf(name)), await store.read(receivedStream('referral', source.streamOf(name)))]
      expect(to.map((event) => event.meta.causationId)).toEqual(from.map((event) => event.id))
    }
    expect(await parking.list()).toEqual([])
    await running.stop()
  })

  it('stops after the page in hand when it is cancelled, and goes on from there', async () => {
    const { run, store, source } = await scene()
    const cancelling = new AbortController()
    const first = await run({ signal: cancelling.signal, onProgress: (position) => void (position === 4n && cancelling.abort()) })
    expect(first).toMatchObject({ whole: false, position: 4n, received: 4 })
    expect(await store.head()).toBe(4n)
    const asked: bigint[] = []
    const logFeed = { page: (name: string, after: bigint) => source.feed.page(name, after).finally(() => asked.push(after)) }
    expect(await run({ logFeed })).toMatchObject({ whole: true, position: 7n, received: 3, already: 0 })
    expect(asked).toEqual([4n, 6n, 7n])
  })

  it('waits for what is away, says so, and counts no message twice', async () => {
    const { run, store, source } = await scene()
    let away = 2
    const fail = (code: string) => {
      away -= 1
      if (away >= 0) throw new TitianError(code)
    }
    const waiting: string[] = []
    const report = await run({
      store: {
        ...store,
        async append(stream, events, options) {
          if (stream === receivedStream('referral', source.streamOf('b'))) fail('LOG_UNAVAILABLE')
          return store.append(stream, events, options)
        },
      },
      onWaiting: (code) => void waiting.push(code),
    })
    expect(report).toEqual({ whole: true, position: 7n, received: 7, already: 0, parked: 0, ignored: 0 })
    expect(waiting).toEqual(['LOG_UNAVAILABLE', 'LOG_UNAVAILABLE'])
  })

  it('can be cancelled while it waits', async () => {
    const { run } = await scene()
    const cancelling = new AbortController()
    const logFeed = { page: () => Promise.reject(new TitianError('FEED_UNAVAILABLE')) }
    expect(await run({ logFeed, signal: cancelling.signal, onWaiting: () => cancelling.abort() })).toMatchObject({ whole: false, position: 0n })
  })

  it('ends where the producer refuses for good', async () => {
    const { run } = await scene()
    const logFeed = { page: () => Promise.reject(new TitianError('FEED_REFUSED', { source: 'intake', because: 'HTTP_403' })) }
    await expect(run({ logFeed })).rejects.toMatchObject({ code: 'FEED_REFUSED' })
  })

  it('lets what cannot be appended wait in its stream, and counts it', async () => {
    const { run, source, parking, versions } = await scene()
    const [first] = await source.published()
    if (first) await parking.park({ ...first, id: 'foreign' }, 'STREAM_DIVERGED', new Date(0))
    expect(await run()).toMatchObject({ whole: true, received: 2, parked: 5 })
    expect([await versions('a'), await versions('b')]).toEqual([[], [1, 2]])
    expect(await parking.list()).toMatchObject([{ stream: source.streamOf('a'), waiting: 5 }])
  })
})
