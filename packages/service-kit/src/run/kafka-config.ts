import { readFile } from 'node:fs/promises'
import { type KafkaReason, kafkaReason } from '@titian/messaging'
import type { KafkaConnection } from '@titian/messaging/kafka'
import { z } from 'zod'

/** What of the environment says how to reach Kafka; needed where BROKER is kafka. */
export const kafkaFields = {
  KAFKA_BROKERS: z
    .string()
    .transform((text) => text.split(',').map((one) => one.trim()))
    .refine((brokers) => brokers.every((one) => /^[^\s:,]+:\d{1,5}$/.test(one)), 'must be a list such as kafka-1:9092,kafka-2:9092')
    .optional()
    .describe('Where Kafka is, if BROKER is kafka; at least one host:port'),
  KAFKA_TLS: z.enum(['on', 'off'], 'must be on or off').default('on').describe('Whether Kafka is reached by TLS'),
  KAFKA_TLS_CA_FILE: z.string().min(1).optional().describe("Authority of Kafka's certificates, PEM; without it the system's"),
  KAFKA_SASL_MECHANISM: z
    .enum(['scram-sha-256', 'scram-sha-512'], 'must be scram-sha-256 or scram-sha-512')
    .optional()
    .describe('How the service proves to Kafka who it is; without it, not at all'),
  KAFKA_SASL_USERNAME: z.string().min(1).optional().describe('Its name there'),
  KAFKA_SASL_PASSWORD_FILE: z.string().min(1).optional().describe('File with its password there'),
}

export type KafkaConfig = Readonly<z.output<z.ZodObject<typeof kafkaFields>>>

/** Which variables of Kafka are missing, given the others. */
export function missingForKafka(config: KafkaConfig): readonly (keyof KafkaConfig)[] {
  const wanted: (keyof KafkaConfig)[] = ['KAFKA_BROKERS']
  if (config.KAFKA_SASL_MECHANISM !== undefined) wanted.push('KAFKA_SASL_USERNAME', 'KAFKA_SASL_PASSWORD_FILE')
  return wanted.filter((name) => config[name] === undefined)
}

const troubles: Readonly<Record<KafkaReason, string>> = {
  credentials: 'Kafka refuses the user or its password; see KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD_FILE.',
  mechanism: 'Kafka does not take what KAFKA_SASL_MECHANISM says on this listener.',
  certificate:
    "Kafka's certificate was not signed by the authority in KAFKA_TLS_CA_FILE (without it: one of the system's), or is not for this host or this day.",
  disconnected:
    'Kafka ends the connection without a word. If it always does, its listener wants KAFKA_TLS or KAFKA_SASL_MECHANISM otherwise than they are set.',
  topic: 'Kafka does not know the topic; make it with titian topics create.',
}

/** What is wrong, and where it is set, in one sentence; undefined where the error does not tell. Never a value. */
export function kafkaTrouble(error: unknown): string | undefined {
  const reason = kafkaReason(error)
  return reason && troubles[reason]
}

/** Reads the files that the configuration names. Call when `missingForKafka` names nothing. */
export async function kafkaConnection(config: KafkaConfig, clientId: string): Promise<KafkaConnection> {
  const { KAFKA_BROKERS: brokers = [], KAFKA_TLS_CA_FILE: ca, KAFKA_SASL_MECHANISM: mechanism, KAFKA_SASL_USERNAME: username = '' } = config
  const password = config.KAFKA_SASL_PASSWORD_FILE === undefined ? '' : (await readFile(config.KAFKA_SASL_PASSWORD_FILE, 'utf8')).trim()
  return {
    brokers,
    clientId,
    ssl: config.KAFKA_TLS === 'on' && (ca === undefined || { ca: await readFile(ca) }),
    ...(mechanism === 'scram-sha-256' && { sasl: { mechanism, username, password } }),
    ...(mechanism === 'scram-sha-512' && { sasl: { mechanism, username, password } }),
  }
}
