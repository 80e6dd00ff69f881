import type { Admin } from 'kafkajs'
import { type KafkaConnection, kafkaClient } from './client.ts'

export interface TopicSettings {
  readonly name: string
  /** Never changed once the topic has messages: their keys would fall into other partitions. */
  readonly partitions: number
  readonly replication: number
  /** Kafka's names: `retention.ms`, … */
  readonly config: Readonly<Record<string, string>>
}

/** One sentence's worth: what is, and what should be. */
export interface TopicDifference {
  readonly topic: string
  readonly what: string
  readonly is: string
  readonly shouldBe: string
}

/** Creates the topics that are missing, and touches none that is there. Answers the names of the new ones. */
export const createTopics = (connection: KafkaConnection, wanted: readonly TopicSettings[]): Promise<readonly string[]> =>
  administering(connection, async (admin) => {
    const existing = new Set(await admin.listTopics())
    const missing = wanted.filter(({ name }) => !existing.has(name))
    if (missing.length === 0) return []
    await admin.createTopics({
      waitForLeaders: true,
      topics: missing.map(({ name, partitions, replication, config }) => ({
        topic: name,
        numPartitions: partitions,
        replicationFactor: replication,
        configEntries: Object.entries(config).map(([key, value]) => ({ name: key, value })),
      })),
    })
    return missing.map(({ name }) => name)
  })

/** What of the topics is not as it should be; empty when all is well. */
export const checkTopics = (connection: KafkaConnection, wanted: readonly TopicSettings[]): Promise<readonly TopicDifference[]> =>
  administering(connection, async (admin) => {
    const existing = new Set(await admin.listTopics())
    const there = wanted.filter(({ name }) => existing.has(name))
    const missing = wanted
      .filter(({ name }) => !existing.has(name))
      .map(({ name }) => ({ topic: name, what: 'topic', is: 'missing', shouldBe: 'there' }))
    const differing = await Promise.all(there.map((each) => differences(admin, each)))
    return [...missing, ...differing.flat()]
  })

async function differences(admin: Admin, { name, partitions, replication, config }: TopicSettings): Promise<readonly TopicDifference[]> {
  const { topics } = await admin.fetchTopicMetadata({ topics: [name] })
  const found = topics[0]?.partitions ?? []
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    // 2 is a topic.
    resources: [{ type: 2, name, configNames: Object.keys(config) }],
  })
  const entries = new Map(resources[0]?.configEntries.map(({ configName, configValue }) => [configName, configValue]))
  const compared = [
    { what: 'partitions', is: String(found.length), shouldBe: String(partitions) },
    { what: 'replication', is: String(Math.min(...found.map(({ replicas }) => replicas.length))), shouldBe: String(replication) },
    ...Object.entries(config).map(([what, shouldBe]) => ({ what, is: entries.get(what) ?? 'not set', shouldBe })),
  ]
  return compared.filter(({ is, shouldBe }) => is !== shouldBe).map((each) => ({ topic: name, ...each }))
}

async function administering<Result>(connection: KafkaConnection, act: (admin: Admin) => Promise<Result>): Promise<Result> {
  const admin = kafkaClient(connection).admin()
  await admin.connect()
  try {
    return await act(admin)
  } finally {
    await admin.disconnect()
  }
}
