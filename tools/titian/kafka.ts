import process from 'node:process'
import type { KafkaConnection } from '@titian/messaging/kafka'
import { kafkaConnection, kafkaFields, missingForKafka } from '@titian/service-kit/run'
import { z } from 'zod'
import { UsageError } from './usage.ts'

/** How to reach Kafka, by the same variables as the services. */
export async function kafkaOf(environment: NodeJS.ProcessEnv = process.env): Promise<KafkaConnection> {
  const parsed = z.object(kafkaFields).safeParse(environment)
  if (!parsed.success) throw new UsageError(parsed.error.issues.map(({ path, message }) => `${String(path[0])} ${message}.`).join('\n'))
  const missing = missingForKafka(parsed.data)
  if (missing.length > 0) throw new UsageError(`Set ${missing.join(', ')}, as for the services (KAFKA_TLS=off for npm run kafka:local).`)
  return kafkaConnection(parsed.data, 'titian')
}
