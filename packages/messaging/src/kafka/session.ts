import { TitianError } from '@titian/core'
import type { Kafka } from 'kafkajs'
import type { Log } from '../log.ts'
import type { SubscribeTo } from '../port.ts'
import { pause } from '../waiting.ts'
import { delivery } from './delivery.ts'
import type { Lanes } from './lanes.ts'
import { wholeTopics } from './whole-topics.ts'

export interface SessionTimes {
  /** A member that says nothing for so long is put out of the group, and its topics go to others. 6000 is the least that a broker as installed allows. */
  readonly sessionMs: number
  /** How long the others wait for a member in the middle of a batch. */
  readonly rebalanceMs: number
}

/** The broker holds an empty fetch for so long; it is also how long a stop takes at most. */
const fetchMs = 500
/** Leaving is a courtesy: who cannot reach the broker does not wait for it. */
const leavingMs = 2000

/**
 * One life of a consumer: joins the group and delivers until the signal aborts. Throws what it died of; the next life begins with new
 * connections. kafkajs's own restarts are off: they have been seen to give up silently, and to go on for ever (tulios/kafkajs#1513, #1721).
 */
export async function session(options: {
  readonly kafka: Kafka
  readonly to: SubscribeTo
  readonly lanes: Lanes
  readonly times: SessionTimes
  readonly onJoined: () => void
  readonly log: Log
  readonly signal: AbortSignal
}): Promise<void> {
  const { kafka, to, lanes, times, onJoined, log, signal } = options
  const heartbeatMs = Math.floor(times.sessionMs / 4)
  const consumer = kafka.consumer({
    groupId: to.group,
    partitionAssigners: [wholeTopics],
    sessionTimeout: times.sessionMs,
    rebalanceTimeout: times.rebalanceMs,
    heartbeatInterval: heartbeatMs,
    maxWaitTimeInMs: fetchMs,
    allowAutoTopicCreation: false,
    retry: { initialRetryTime: 100, maxRetryTime: 1000, retries: 1, restartOnFailure: async () => false },
  })
  const over = new AbortController()
  let died: unknown
  const die = (cause: unknown) => {
    died ??= cause
    over.abort()
  }
  const progress = watch(times.rebalanceMs * 2, () => delivered.busy(), die)
  const delivered = delivery({ to, lanes, heartbeatMs, log })
  consumer.on(consumer.events.CRASH, ({ payload }) => die(payload.error))
  consumer.on(consumer.events.FETCH, progress.seen)
  consumer.on(consumer.events.HEARTBEAT, progress.seen)
  consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
    progress.seen()
    delivered.joined()
    lanes.assigned(payload.memberAssignment)
    onJoined()
  })

  const ending = AbortSignal.any([signal, over.signal])
  async function run(): Promise<void> {
    await consumer.connect()
    if (!ending.aborted) await consumer.subscribe({ topics: [...to.topics], fromBeginning: true })
    // Told to end meanwhile: joining now, it would hold its topics and deliver nothing.
    if (ending.aborted) return
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      // All partitions of one fetch side by side: the next fetch waits for the slowest of them.
      partitionsConsumedConcurrently: 64,
      eachBatch: (payload) => delivered.eachBatch(payload),
    })
  }

  run().catch(die)
  if (!ending.aborted) await new Promise((resolve) => ending.addEventListener('abort', resolve, { once: true }))
  progress.stop()
  await delivered.stop(consumer)
  const left = new AbortController()
  await Promise.race([consumer.disconnect().catch(() => undefined), pause(leavingMs, left.signal)])
  left.abort()
  if (!signal.aborted) throw died
}

/** A consumer that neither fetches nor tells the group that it lives, and has no batch in hand, hangs, whatever it believes of itself. */
function watch(silentMs: number, busy: () => boolean, die: (cause: unknown) => void): { seen(): void; stop(): void } {
  let last = performance.now()
  const seen = () => {
    last = performance.now()
  }
  const timer = setInterval(() => {
    if (busy()) seen()
    else if (performance.now() - last > silentMs) die(new TitianError('BROKER_UNAVAILABLE', { reason: 'no progress' }))
  }, silentMs / 6)
  return { seen, stop: () => clearInterval(timer) }
}
