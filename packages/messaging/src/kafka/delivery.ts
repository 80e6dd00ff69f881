import { failpoint } from '@titian/core'
import type { Consumer, EachBatchPayload, KafkaMessage, OffsetsByTopicPartition } from 'kafkajs'
import type { Log } from '../log.ts'
import type { IntegrationEvent, SubscribeTo } from '../port.ts'
import { type BackOff, backOff } from '../waiting.ts'
import { kafkaErrorCode } from './client.ts'
import type { Lanes } from './lanes.ts'
import { type Commit, offsets } from './offsets.ts'
import { read } from './records.ts'

/** Records handled at once. */
const chunkSize = 500

export interface Delivery {
  /** For `consumer.run`. Fails only with kafkajs's own errors, which are its business: a rebalance, a connection lost. */
  eachBatch(payload: EachBatchPayload): Promise<void>
  /** A batch is being handled. */
  busy(): boolean
  /** The group was joined, for the first time or anew. */
  joined(): void
  /** Begins nothing more, waits for what is in hand, and commits what waits for it. */
  stop(consumer: Pick<Consumer, 'commitOffsets' | 'pause'>): Promise<void>
}

/** From a consumer's partitions to the subscriber, in order in each of them; an offset is committed after all before it is handled. */
export function delivery(options: {
  readonly to: SubscribeTo
  readonly lanes: Lanes
  /** How often the group is told that we live while a batch takes long. */
  readonly heartbeatMs: number
  readonly log: Log
}): Delivery {
  const { to, lanes, heartbeatMs, log } = options
  const inHand = new Set<Promise<void>>()
  const passing = new Map<string, Promise<void>>()
  const waits = new Map<string, BackOff>()
  const resting = new Set<NodeJS.Timeout>()
  const done = offsets()
  let stopping = false

  const keyOf = (topic: string, partition: number) => `${topic}/${partition}`

  /** Passes on what is true of the whole topic. If it cannot be noted now, the next one says more anyway. */
  function passOn(topic: string): Promise<void> {
    const before = passing.get(topic) ?? Promise.resolve()
    const now = before.then(async () => {
      const heartbeat = lanes.whole(topic)
      if (heartbeat === undefined) return
      try {
        await to.onHeartbeat(heartbeat, topic)
        lanes.passedOn(topic, heartbeat)
      } catch (error) {
        log.warn({ group: to.group, topic, code: kafkaErrorCode(error) }, 'A heartbeat was not noted.')
      }
    })
    passing.set(topic, now)
    return now
  }

  /** Answers how many messages there were. */
  async function handle(topic: string, partition: number, records: readonly KafkaMessage[]): Promise<number> {
    const messages: IntegrationEvent[] = []
    let heartbeat: Parameters<Lanes['beat']>[2] | undefined
    for (const record of records) {
      const found = read(record)
      if (found.kind === 'message') messages.push(found.message)
      else if (found.kind === 'heartbeat') heartbeat = found.heartbeat
      // Passed over: if it was a message of ours, its stream's next one finds the gap and fetches it from the source.
      else log.error({ group: to.group, topic, partition, offset: record.offset, code: 'MESSAGE_UNREADABLE' }, 'A record is not of ours.')
    }
    if (messages.length > 0) await to.onBatch(messages, topic)
    if (heartbeat !== undefined) {
      lanes.beat(topic, partition, heartbeat)
      await passOn(topic)
    }
    failpoint('broker.handled')
    return messages.length
  }

  /** To the next chunk; the group learns of it meanwhile. */
  function goOn({ batch, resolveOffset, commitOffsetsIfNecessary }: EachBatchPayload, last: KafkaMessage, messages: number): void {
    const { topic, partition } = batch
    resolveOffset(last.offset)
    const commit: Commit = (told) => commitOffsetsIfNecessary({ topics: byTopic(told) })
    done.handled({ topic, partition, offset: String(BigInt(last.offset) + 1n) }, messages > 0 ? 'messages' : 'heartbeats', commit)
  }

  /** Leaves the partition alone for a while; the others go on. */
  function rest(payload: EachBatchPayload, error: unknown): void {
    const { topic, partition } = payload.batch
    const key = keyOf(topic, partition)
    const wait = waits.get(key) ?? backOff()
    waits.set(key, wait)
    const ms = wait.next()
    const resume = payload.pause()
    const timer = setTimeout(() => {
      resting.delete(timer)
      resume()
    }, ms)
    resting.add(timer)
    log.warn({ group: to.group, topic, partition, code: kafkaErrorCode(error), retryInMs: ms }, 'A batch was not handled; it comes again.')
  }

  async function deliver(payload: EachBatchPayload): Promise<void> {
    const { batch, heartbeat, isRunning, isStale } = payload
    const { topic, partition, messages } = batch
    // A rebalance is told here too; it waits until the chunk in hand is handled.
    const living = setInterval(() => void heartbeat().catch(() => undefined), heartbeatMs)
    try {
      for (let from = 0; from < messages.length; from += chunkSize) {
        if (stopping || !isRunning() || isStale()) return
        const chunk = messages.slice(from, from + chunkSize)
        const last = chunk.at(-1)
        if (last === undefined) return
        let count: number
        try {
          count = await handle(topic, partition, chunk)
        } catch (error) {
          if (!stopping) rest(payload, error)
          return
        }
        waits.delete(keyOf(topic, partition))
        goOn(payload, last, count)
        await heartbeat()
      }
    } finally {
      clearInterval(living)
    }
  }

  return {
    async eachBatch(payload) {
      const delivered = deliver(payload)
      const settled = delivered.then(
        () => undefined,
        () => undefined,
      )
      inHand.add(settled)
      void settled.then(() => inHand.delete(settled))
      await delivered
    },
    busy: () => inHand.size > 0,
    joined: done.forget,
    async stop(consumer) {
      stopping = true
      for (const timer of resting) clearTimeout(timer)
      try {
        // Else what is not handled any more is fetched again and again while we wait.
        consumer.pause(to.topics.map((topic) => ({ topic })))
      } catch {
        // It never ran.
      }
      await Promise.all(inHand)
      // Not committed means delivered again, which receivers expect.
      await done.settle((told) => consumer.commitOffsets([...told]))
    },
  }
}

const byTopic = (told: Parameters<Commit>[0]): OffsetsByTopicPartition['topics'] =>
  [...Map.groupBy(told, ({ topic }) => topic)].map(([topic, partitions]) => ({ topic, partitions: [...partitions] }))
