import { TitianError } from '@titian/core'
import type { EventStore } from '@titian/event-store'
import { memoryEventStore } from '@titian/event-store/memory'
import fc from 'fast-check'
import { sourceLog } from '../contract/source-log.ts'
import { factsFreshness } from '../freshness/facts-freshness.ts'
import { memoryHeartbeats } from '../freshness/memory-heartbeats.ts'
import { memoryBroker } from '../memory/memory-broker.ts'
import { memoryParking } from '../parking/memory-parking.ts'
import { topicOf } from '../port.ts'
import { receivedStream } from './received-event.ts'
import { startReceiver } from './receiver.ts'

const now = new Date('2026-01-05T01:02:03.000Z')
const clock = { now: () => now }

/** Takes its choices from a list, and when that is used up always the same: bad weather ends, or nothing could ever be waited for. */
const chooser = (choices: readonly number[], afterwards: number) => {
  let next = 0
  return (n: number) => (choices[next++] ?? afterwards) % n
}

/** A log that is away by some choices, and by others says so though the append was done. */
function flickering(store: EventStore, choose: (n: number) => number): EventStore {
  return {
    ...store,
    async append(...asked) {
      const fate = choose(6)
      if (fate === 0) throw new TitianError('LOG_UNAVAILABLE')
      const appended = await store.append(...asked)
      if (fate === 1) throw new TitianError('LOG_UNAVAILABLE')
      return appended
    },
  }
}

const scenario = fc.record({
  /** The order in which streams move. */
  moves: fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 24 }),
  /** Which of the published messages the topic has lost, as if retention had cut it. */
  lost: fc.array(fc.nat(23), { maxLength: 4 }),
  deliveries: fc.array(fc.nat(11), { maxLength: 40 }),
  weather: fc.array(fc.integer({ min: 0, max: 11 }), { minLength: 1, maxLength: 40 }),
})

describe('whatever the broker doubles, delays or loses and however often the log is away', () => {
  it('what is received equals the log of the source, stream by stream', () =>
    fc.assert(
      fc.asyncProperty(scenario, async ({ moves, lost, deliveries, weather }) => {
        const source = sourceLog()
        for (const name of moves) await source.happen(name)
        const published = await source.published()
        // The last message of a stream cannot be missed before it comes: a gap is seen by what follows it.
        const isLast = (index: number) => !published.slice(index + 1).some(({ stream }) => stream === published[index]?.stream)

        const store = memoryEventStore({ log: 'referral', clock })
        const broker = memoryBroker({ choose: chooser(deliveries, 0), longestBackOffMs: 1 })
        const parking = memoryParking()
        const freshness = factsFreshness({ wallClock: clock, heartbeats: memoryHeartbeats(), parking })
        const receiver = await startReceiver({
          service: 'referral',
          broker,
          topics: [topicOf('intake')],
          accepts: () => true,
          store: flickering(store, chooser(weather, 5)),
          parking,
          feed: source.feed,
          freshness,
          wallClock: clock,
        })
        for (const [index, message] of published.entries()) {
          if (!lost.includes(index) || isLast(index)) await broker.publish(topicOf('intake'), [message])
        }
        await broker.heartbeat(topicOf('intake'), { source: 'intake', at: now.toISOString() })
        await broker.drained()

        expect(await freshness.stale(['intake'])).toEqual([])
        for (const name of new Set(moves)) {
          const recorded = await source.store.read(source.streamOf(name))
          const received = await store.read(receivedStream('referral', source.streamOf(name)))
          expect(received.map(({ version, type, data, meta }) => ({ version, type, data, from: meta.causationId }))).toEqual(
            recorded.map(({ version, type, data, id, recordedAt }) => ({
              version,
              type: `intake.${type}`,
              data: { ...(data as object), $recordedAt: recordedAt },
              from: id,
            })),
          )
        }
        expect(Number(await store.head())).toBe(moves.length)
        expect(await parking.list()).toEqual([])
        await receiver.stop()
      }),
      { numRuns: 60 },
    ))
})
