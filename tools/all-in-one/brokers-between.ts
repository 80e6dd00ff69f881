import { join } from 'node:path'
import process from 'node:process'
import type { Broker } from '@titian/messaging'
import type { KafkaConnection } from '@titian/messaging/kafka'
import { kafkaDistribution, startKafka } from '@titian/testing/kafka'
import type { Logger } from 'pino'
import { kafkaOf } from '../titian/kafka.ts'
import { topicsOfFile } from '../titian/topics-file.ts'

export interface BrokersBetween {
  /** The service's way to it; nothing where it is PostgreSQL, which every service has anyway. */
  of(service: string, log: Logger): { readonly broker?: Broker }
  stop(): Promise<void>
}

/** `BROKER=kafka` runs everything on Kafka: on KAFKA_BROKERS, else on one of our own beside the database. */
export async function brokersBetween(folder: string, say: (what: string) => void, environment = process.env): Promise<BrokersBetween> {
  const { BROKER = 'postgres' } = environment
  if (BROKER === 'postgres') return { of: () => ({}), stop: async () => undefined }
  if (BROKER !== 'kafka') throw new Error('BROKER must be postgres or kafka.')
  say('Kafka')
  const { createTopics, kafkaBroker } = await import('@titian/messaging/kafka')
  const { connection, stop } = environment.KAFKA_BROKERS === undefined ? await own(folder) : { connection: await kafkaOf(environment), stop: nothing }
  try {
    await createTopics(connection, await topicsOfFile(true))
  } catch (error) {
    await stop()
    throw error
  }
  return { of: (service, log) => ({ broker: kafkaBroker({ ...connection, clientId: service, log }) }), stop }
}

const nothing = async (): Promise<void> => undefined

async function own(folder: string): Promise<{ readonly connection: KafkaConnection; readonly stop: () => Promise<void> }> {
  const { jars, missing } = await kafkaDistribution()
  if (jars === undefined) throw new Error(`BROKER=kafka without KAFKA_BROKERS starts a Kafka of its own. ${missing}.`)
  const kafka = await startKafka({ jars, dataDir: join(folder, 'kafka') })
  return { connection: { brokers: kafka.brokers, clientId: 'titian' }, stop: () => kafka.stop() }
}
