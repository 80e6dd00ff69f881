import { systemClock } from '@titian/core'
import { factsFreshness } from '../../freshness/facts-freshness.ts'
import { type Broker, topicOf } from '../../port.ts'
import { receivedStream } from '../../receiver/received-event.ts'
import { type Happened, type Receiver, startReceiver } from '../../receiver/receiver.ts'
import { type Relay, startRelay } from '../../relay/relay.ts'
import { over } from '../open-test-kafka.ts'
import type { Ground } from './ground.ts'

/** What a fault did to the log of the service that receives, against the log of the one that sends. */
export interface Damage {
  readonly events: number
  readonly lost: number
  readonly doubled: number
  readonly outOfOrder: number
}

const names = Array.from({ length: 8 }, (_, index) => `case ${index}`)

export type Scene<On extends Ground> = ReturnType<typeof scene<On>>

/**
 * intake's log → relay → Kafka → receiver → referral's log; the ground outlives whatever dies on it.
 *
 * @param suffix of the topic and the group, for processes that play in one scene; default one of its own
 */
export function scene<On extends Ground>(brokers: readonly string[], ground: On, suffix?: string) {
  const kafka = over(brokers, async () => undefined, suffix)
  const { source, store, parking, heartbeats, checkpoint } = ground
  const freshness = factsFreshness({ wallClock: systemClock, heartbeats, parking })
  const running: (Relay | Receiver)[] = []
  let happened = 0

  const relay = (broker: Broker): Relay => {
    const { toIntegration } = source
    const started = startRelay({
      service: 'intake',
      store: source.store,
      broker,
      toIntegration,
      checkpoint,
      wallClock: systemClock,
      heartbeatMs: 100,
    })
    running.push(started)
    return started
  }
  const receiver = async (broker: Broker, onMessage: (happened: Happened) => void = () => undefined): Promise<Receiver> => {
    const topics = [topicOf('intake')]
    const common = { service: 'referral', broker, topics, store, parking, feed: source.feed, freshness, wallClock: systemClock }
    const started = await startReceiver({ ...common, accepts: () => true, onMessage })
    running.push(started)
    return started
  }
  /** `rounds` events in each of eight streams. */
  async function happen(rounds: number): Promise<void> {
    for (let round = 0; round < rounds; round += 1) for (const name of names) await source.happen(name)
    happened += rounds * names.length
  }
  /** Resolves when as many events as happened are received. */
  async function received(): Promise<void> {
    const enough = new AbortController()
    const wanted = BigInt(happened)
    await store.subscribe({ after: 0n, signal: enough.signal, onBatch: async (_, scannedTo) => void (scannedTo >= wanted && enough.abort()) })
  }
  async function damage(): Promise<Damage> {
    const each = await Promise.all(
      names.map(async (name) => {
        const sent = (await source.store.read(source.streamOf(name))).map(({ id }) => id)
        const got = (await store.read(receivedStream('referral', source.streamOf(name)))).map(({ meta }) => meta.causationId)
        const distinct = [...new Set(got)]
        const places = distinct.map((id) => sent.indexOf(id ?? ''))
        return {
          events: sent.length,
          lost: sent.filter((id) => !distinct.includes(id)).length,
          doubled: got.length - distinct.length,
          outOfOrder: places.filter((place, index) => index > 0 && place < (places[index - 1] ?? 0)).length,
        }
      }),
    )
    const sum = (what: keyof Damage) => each.reduce((total, one) => total + one[what], 0)
    return { events: sum('events'), lost: sum('lost'), doubled: sum('doubled'), outOfOrder: sum('outOfOrder') }
  }
  /** Resolves when facts were heard of after now. */
  async function fresh(): Promise<void> {
    const now = new Date()
    const heard = async () => (await heartbeats.last(['intake'])).get('intake')
    for (let last = await heard(); last === undefined || last < now; last = await heard()) await new Promise(setImmediate)
  }
  async function stop(): Promise<void> {
    await Promise.all(running.map((each) => each.stop()))
    await kafka.dispose()
    await ground.close()
  }
  return { kafka, ground, freshness, relay, receiver, happen, received, damage, fresh, stop }
}
