/**
 * What of the settings or the broker is wrong, where an error tells. `disconnected`: the broker ends the connection without a word, as it does with
 * who speaks plainly to TLS, or does not say who it is where it must.
 */
export type KafkaReason = 'credentials' | 'mechanism' | 'certificate' | 'disconnected' | 'topic'

interface Cause {
  readonly name?: unknown
  readonly code?: unknown
  readonly type?: unknown
}

const certificate = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY/

/** By codes, never by texts, which quote values. Undefined where the error says no more than that Kafka is away. */
export function kafkaReason(error: unknown): KafkaReason | undefined {
  for (let each = error, depth = 0; each instanceof Error && depth < 5; each = each.cause, depth += 1) {
    const { name, code, type } = each as Cause
    if (name === 'KafkaJSSASLAuthenticationError') return 'credentials'
    if (type === 'UNSUPPORTED_SASL_MECHANISM') return 'mechanism'
    if (type === 'UNKNOWN_TOPIC_OR_PARTITION') return 'topic'
    if (typeof code === 'string' && certificate.test(code)) return 'certificate'
    if (name === 'KafkaJSConnectionClosedError' || (name === 'KafkaJSConnectionError' && code === 'ECONNRESET')) return 'disconnected'
  }
  return undefined
}
