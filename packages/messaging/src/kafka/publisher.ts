import { TitianError } from '@titian/core'
import kafkajs, { type Kafka, type Message, type Producer } from 'kafkajs'
import type { Heartbeat, IntegrationEvent } from '../port.ts'
import { kafkaReason } from './reason.ts'
import { heartbeatRecords, recordsOf } from './records.ts'

export interface Publisher {
  publish(topic: string, messages: readonly IntegrationEvent[]): Promise<void>
  heartbeat(topic: string, heartbeat: Heartbeat): Promise<void>
  close(): Promise<void>
}

/** Bytes of bodies in one request: a broker takes batches of up to 1 MiB (`message.max.bytes`), headers included, as it is installed. */
const requestLimit = 512 * 1024
/** Bytes of bodies from which a request is compressed. */
const compressedFrom = 16 * 1024

interface Connected {
  readonly producer: Producer
  readonly partitions: Map<string, readonly number[]>
}

/**
 * Every record is acknowledged by all replicas in sync before the call resolves. One request at a time on a connection, else a retried one
 * could overtake. After a failure the connections are made anew: kafkajs keeps using one that was cut off without a word.
 */
export function publisher(kafka: Kafka): Publisher {
  let connected: Promise<Connected> | undefined
  let closed = false
  const leaving = new Set<Promise<void>>()

  async function connect(): Promise<Connected> {
    const producer = kafka.producer({
      // As the Java clients do it, for ever: another partitioner would send a stream's later messages elsewhere.
      createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      // Not the idempotent one: its sequence breaks after reconnects (tulios/kafkajs#598), and doubles are found by the receiver.
      idempotent: false,
    })
    await producer.connect()
    return { producer, partitions: new Map() }
  }

  function leave(each: Promise<Connected>): void {
    const left = each
      .then(({ producer }) => producer.disconnect())
      .catch(() => undefined)
      .finally(() => leaving.delete(left))
    leaving.add(left)
  }

  async function using(act: (connected: Connected) => Promise<void>): Promise<void> {
    if (closed) throw new TitianError('BROKER_UNAVAILABLE', { reason: 'closed' })
    connected ??= connect()
    const mine = connected
    try {
      await act(await mine)
    } catch (cause) {
      if (connected === mine) {
        connected = undefined
        leave(mine)
      }
      const reason = kafkaReason(cause)
      throw new TitianError('BROKER_UNAVAILABLE', reason === undefined ? {} : { reason }, { cause })
    }
  }

  async function partitionsOf({ partitions }: Connected, topic: string): Promise<readonly number[]> {
    const known = partitions.get(topic)
    if (known !== undefined) return known
    const admin = kafka.admin()
    await admin.connect()
    try {
      const { topics } = await admin.fetchTopicMetadata({ topics: [topic] })
      const found = (topics[0]?.partitions ?? []).map(({ partitionId }) => partitionId)
      partitions.set(topic, found)
      return found
    } finally {
      await admin.disconnect()
    }
  }

  return {
    async publish(topic, messages) {
      for (const records of requests(recordsOf(messages))) {
        // The processor's time is worth less than the disk's and the wire's, but for a few messages gzip's own overhead is most of it.
        const compression = bytesOf(records) > compressedFrom ? kafkajs.CompressionTypes.GZIP : kafkajs.CompressionTypes.None
        await using(async ({ producer }) => void (await producer.send({ topic, acks: -1, compression, messages: [...records] })))
      }
    },
    async heartbeat(topic, heartbeat) {
      await using(async (now) => {
        const messages = heartbeatRecords(heartbeat, await partitionsOf(now, topic))
        await now.producer.send({ topic, acks: -1, messages })
      })
    },
    async close() {
      closed = true
      if (connected !== undefined) leave(connected)
      connected = undefined
      await Promise.all(leaving)
    },
  }
}

const bytesOf = (records: readonly { readonly value: string }[]): number => records.reduce((sum, { value }) => sum + Buffer.byteLength(value), 0)

/** In order, each small enough for one request. */
export function requests<Record extends Message & { readonly value: string }>(records: readonly Record[]): readonly (readonly Record[])[] {
  const made: Record[][] = []
  let size = 0
  for (const record of records) {
    const bytes = Buffer.byteLength(record.value)
    const last = made.at(-1)
    if (last === undefined || size + bytes > requestLimit) {
      made.push([record])
      size = bytes
    } else {
      last.push(record)
      size += bytes
    }
  }
  return made
}
