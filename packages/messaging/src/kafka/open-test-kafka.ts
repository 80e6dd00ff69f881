import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { kafkaDistribution, type LocalKafka, startKafka } from '@titian/testing/kafka'
import type { Broker } from '../port.ts'
import { type KafkaBrokerOptions, kafkaBroker } from './kafka-broker.ts'
import { createTopics } from './topics.ts'

/** `TEST_KAFKA_BROKERS` (of `npm run kafka:local`) spares a suite that needs no broker of its own the seconds that one takes to start. */
const running = process.env.TEST_KAFKA_BROKERS?.split(',')
const { jars, missing } = await kafkaDistribution()

/** `describe` where Kafka can run here; elsewhere the suite counts as skipped, and its name says why. */
export const describeKafka = (name: string, suite: () => void): void => {
  if (missing === undefined) describe(name, suite)
  else describe.skip(`${name} (${missing})`, suite)
}

export interface TestKafka {
  /** One more process's way to the broker. Topics and groups are this suite's own; a topic is created when it is first named, as only a test may. */
  broker(options?: Partial<KafkaBrokerOptions>): Broker
  readonly brokers: readonly string[]
  /** The name that a topic has on the broker. */
  nameOf(topic: string): string
  /** Ends everything. */
  dispose(): Promise<void>
}

/** Call outside of hooks: a busy machine takes its time to start a broker, and where none can run it does nothing. */
export async function openTestKafka(): Promise<TestKafka> {
  if (jars === undefined) return over([], async () => undefined)
  if (running !== undefined) return over(running, async () => undefined)
  const { kafka, dispose } = await openOwnKafka()
  return over(kafka.brokers, dispose)
}

export interface OwnKafka {
  readonly kafka: LocalKafka
  dispose(): Promise<void>
}

/** For the hook that opens a broker: a busy machine takes its time to start one. */
export const openingMs = 180_000

/** A broker to kill, in a folder that is removed with it. */
export async function openOwnKafka(options: Pick<Parameters<typeof startKafka>[0], 'proxyTo' | 'secured'> = {}): Promise<OwnKafka> {
  if (jars === undefined) throw new Error(missing)
  const dataDir = await mkdtemp(join(tmpdir(), 'titian-kafka-'))
  const kafka = await startKafka({ jars, dataDir, ...options })
  process.stdout.write(`Apache Kafka ${kafka.version}\n`)
  return {
    kafka,
    async dispose() {
      await kafka.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** The broker as the suites use it, however it came to be. Topics and groups end in `suffix`. */
export function over(brokers: readonly string[], end: () => Promise<void>, suffix = randomBytes(4).toString('hex')): TestKafka {
  const nameOf = (topic: string) => `${topic}.${suffix}`
  const topicNamed = (name: string) => name.slice(0, -nameOf('').length)
  const made: Broker[] = []
  const created = new Map<string, Promise<unknown>>()
  async function named(topic: string): Promise<string> {
    const settings = { name: nameOf(topic), partitions: 3, replication: 1, config: {} }
    const creating = created.get(topic) ?? createTopics({ brokers, clientId: 'test' }, [settings])
    created.set(topic, creating)
    await creating
    return settings.name
  }
  return {
    brokers,
    nameOf,
    broker(own = {}) {
      const broker = kafkaBroker({ brokers, clientId: 'test', ...own })
      made.push(broker)
      return {
        ...broker,
        publish: async (topic, messages) => broker.publish(await named(topic), messages),
        heartbeat: async (topic, heartbeat) => broker.heartbeat(await named(topic), heartbeat),
        subscribe: async (to) =>
          broker.subscribe({
            group: nameOf(to.group),
            topics: await Promise.all(to.topics.map(named)),
            onBatch: (messages, name) => to.onBatch(messages, topicNamed(name)),
            onHeartbeat: (heartbeat, name) => to.onHeartbeat(heartbeat, topicNamed(name)),
          }),
      }
    },
    async dispose() {
      await Promise.all(made.map((each) => each.close()))
      await end()
    },
  }
}
