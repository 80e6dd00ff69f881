import { TitianError } from '@titian/core'
import type pg from 'pg'
import { type Log, silent } from '../log.ts'
import { bodiesOf } from '../message-body.ts'
import type { Broker, Subscription } from '../port.ts'
import { bell } from '../waiting.ts'
import { deliver } from './delivery.ts'
import { type Listener, postgresListener } from './listener.ts'
import { notifier } from './notifier.ts'
import { topicTables } from './topic-tables.ts'

export interface PostgresBrokerOptions {
  /** Not ended by `close`. */
  readonly pool: pg.Pool
  /** Where `migrateMessaging` laid the tables; default `messaging`. */
  readonly schema?: string
  /** A LISTEN connection to share; by default one connection of the pool. Not closed by `close`. */
  readonly listener?: Listener
  /** How often to look without being woken, in ms; default 1000. */
  readonly pollMs?: number
  readonly log?: Log
}

/** The default broker: append-only topics in PostgreSQL, woken by NOTIFY and backed by polling. */
export function postgresBroker({ pool, schema = 'messaging', listener, pollMs = 1000, log = silent }: PostgresBrokerOptions): Broker {
  const tables = topicTables(pool, schema)
  const rings = notifier(pool)
  const ownListener = listener === undefined ? postgresListener({ pool, log }) : undefined
  const ears: Listener | undefined = listener ?? ownListener
  const subscriptions = new Set<Subscription>()
  const channelOf = (topic: string) => `${schema}:${topic}`
  let closed = false
  const mustBeOpen = () => {
    if (closed) throw new TitianError('BROKER_UNAVAILABLE', { reason: 'closed' })
  }

  return {
    async publish(topic, messages) {
      mustBeOpen()
      if (messages.length === 0) return
      await tables.publish(topic, bodiesOf(messages))
      rings.ring(channelOf(topic))
    },

    async heartbeat(topic, heartbeat) {
      mustBeOpen()
      await tables.beat(topic, heartbeat)
      rings.ring(channelOf(topic))
    },

    async subscribe(to) {
      mustBeOpen()
      const stopping = new AbortController()
      const running = to.topics.map(async (topic) => {
        const news = bell()
        const deaf = ears?.listen(channelOf(topic), () => news.ring())
        await deliver({ tables, topic, to, news, pollMs, signal: stopping.signal, log })
        deaf?.()
      })
      const subscription: Subscription = {
        async stop() {
          stopping.abort()
          subscriptions.delete(subscription)
          await Promise.all(running)
        },
      }
      subscriptions.add(subscription)
      return subscription
    },

    async close() {
      closed = true
      await Promise.all([...subscriptions].map((each) => each.stop()))
      await rings.idle()
      await ownListener?.close()
    },
  }
}
