import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrateEventStore } from '@titian/event-store/postgres'
import { startPostgres, wipePostgres } from '@titian/local-postgres'
import { topicOf } from '@titian/messaging'
import { createTopics } from '@titian/messaging/kafka'
import { migrateMessaging, migrateMessagingOfService } from '@titian/messaging/postgres'
import { kafkaDistribution, startKafka } from '@titian/testing/kafka'
import { type Between, openSide, receiving, type Servers, sending } from './sides.ts'

export type Setting = Awaited<ReturnType<typeof setting>>

/** One PostgreSQL and one Kafka of this run's own. */
export async function setting() {
  const { jars, missing } = await kafkaDistribution()
  if (jars === undefined) throw new Error(`${missing}.`)
  const folder = await mkdtemp(join(tmpdir(), 'titian-bench-messaging-'))
  const server = await startPostgres({ dataDir: join(folder, 'postgres') })
  const kafka = await startKafka({ jars, dataDir: join(folder, 'kafka') })
  const servers: Servers = { url: server.url, kafka: kafka.brokers }
  const [from, to] = [await openSide(servers), await openSide(servers)]
  await migrateMessaging({ pool: from.pool })

  /** A sending log, a topic and a receiving log that nobody used before; `name` in lower case letters and digits. */
  async function lay(name: string, between: Between): Promise<void> {
    const topic = { name: topicOf(`s${name}`), partitions: 3, replication: 1, config: {} }
    if (between === 'kafka') await createTopics({ brokers: kafka.brokers, clientId: 'bench' }, [topic])
    for (const schema of [`s${name}`, `t${name}`]) {
      await migrateEventStore({ pool: server.url, schema: `${schema}_log` })
      await migrateMessagingOfService({ pool: from.pool, schema })
    }
  }

  return {
    kafka,
    servers,
    pool: from.pool,
    broker: from.brokers.kafka,
    /** Both sides in this process, over Kafka. */
    async round(name: string) {
      await lay(name, 'kafka')
      const [sender, receiver] = [await sending(name, 'kafka', from), await receiving(name, 'kafka', to)]
      return { ...sender, ...receiver, close: async () => void (await Promise.all([sender.close(), receiver.close()])) }
    },
    /** The sending side alone; the other one is another process's. */
    async sender(name: string, between: Between) {
      await lay(name, between)
      return sending(name, between, from)
    },
    async close() {
      await Promise.all([from.close(), to.close()])
      await kafka.stop()
      await server.stop()
      await wipePostgres(join(folder, 'postgres'))
      await rm(folder, { recursive: true, force: true })
    },
  }
}
