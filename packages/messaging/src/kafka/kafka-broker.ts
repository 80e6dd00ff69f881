import { TitianError } from '@titian/core'
import { type Log, silent } from '../log.ts'
import type { Broker, Subscription } from '../port.ts'
import { backOff, pause } from '../waiting.ts'
import { type KafkaConnection, kafkaClient, kafkaErrorCode } from './client.ts'
import { lanes } from './lanes.ts'
import { publisher } from './publisher.ts'
import { kafkaReason } from './reason.ts'
import { type SessionTimes, session } from './session.ts'

export interface KafkaBrokerOptions extends KafkaConnection, Partial<SessionTimes> {
  readonly log?: Log
}

/**
 * Apache Kafka as what is between the services. Topics must exist (`titian topics create`): nothing here creates one. Nobody needs the broker
 * to be there: what cannot be published now is refused with BROKER_UNAVAILABLE, and a subscription waits for it.
 */
export function kafkaBroker(options: KafkaBrokerOptions): Broker {
  const { log = silent, sessionMs = 6000, rebalanceMs = 15_000 } = options
  const kafka = kafkaClient(options)
  const publishing = publisher(kafka)
  const subscriptions = new Set<Subscription>()
  let closed = false

  return {
    publish: publishing.publish,
    heartbeat: publishing.heartbeat,

    async subscribe(to) {
      if (closed) throw new TitianError('BROKER_UNAVAILABLE', { reason: 'closed' })
      const stopping = new AbortController()
      const { signal } = stopping
      const waits = backOff()
      const ofTopics = lanes()
      async function run(): Promise<void> {
        while (!signal.aborted) {
          try {
            await session({ kafka, to, lanes: ofTopics, times: { sessionMs, rebalanceMs }, onJoined: () => waits.reset(), log, signal })
          } catch (error) {
            const ms = waits.next()
            log.warn(
              { group: to.group, topics: to.topics, code: kafkaErrorCode(error), reason: kafkaReason(error), retryInMs: ms },
              'The subscription was lost; it begins again.',
            )
            await pause(ms, signal)
          }
        }
      }
      const running = run()
      const subscription: Subscription = {
        async stop() {
          stopping.abort()
          subscriptions.delete(subscription)
          await running
        },
      }
      subscriptions.add(subscription)
      return subscription
    },

    async close() {
      closed = true
      await Promise.all([...subscriptions].map((each) => each.stop()))
      await publishing.close()
    },
  }
}
