import type { ConnectionOptions } from 'node:tls'
import kafkajs, { type Kafka, type SASLOptions } from 'kafkajs'
import { errorCode } from '../log.ts'
import { guardIdleTimers } from './timer-guard.ts'

export interface KafkaConnection {
  /** `host:port`, at least one. */
  readonly brokers: readonly string[]
  /** Shown in the broker's metrics and quotas: the service's name. */
  readonly clientId: string
  /** TLS: `true` with the system's authorities, or what `tls.connect` takes. */
  readonly ssl?: boolean | ConnectionOptions
  readonly sasl?: SASLOptions & { readonly mechanism: 'scram-sha-256' | 'scram-sha-512' }
}

/** Longer than any request takes; after it a connection that says nothing is given up. The broker's group calls may take longer, and may. */
const requestTimeoutMs = 4000

/** kafkajs says nothing itself: what matters comes back as an error and is logged by code, for foreign texts may quote values. */
export function kafkaClient({ brokers, clientId, ssl, sasl }: KafkaConnection): Kafka {
  guardIdleTimers()
  return new kafkajs.Kafka({
    brokers: [...brokers],
    clientId,
    ...(ssl !== undefined && { ssl }),
    ...(sasl !== undefined && { sasl }),
    logLevel: kafkajs.logLevel.NOTHING,
    connectionTimeout: 3000,
    requestTimeout: requestTimeoutMs,
    // Few: who calls tries again, with connections made anew. On the old ones a retry may talk to nobody (a half-open connection).
    retry: { initialRetryTime: 100, maxRetryTime: 1000, retries: 1 },
  })
}

/** Names of the error and of what caused it: `KafkaJSNumberOfRetriesExceeded / UNKNOWN_TOPIC_OR_PARTITION`. */
export function kafkaErrorCode(error: unknown): string {
  const codes = new Set<string>()
  for (let each = error, depth = 0; each instanceof Error && depth < 4; each = each.cause, depth += 1) {
    codes.add(errorCode(each))
    const { type } = each as { type?: unknown }
    if (typeof type === 'string') codes.add(type)
  }
  return codes.size === 0 ? errorCode(error) : [...codes].join(' / ')
}
