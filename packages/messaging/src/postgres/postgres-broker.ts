import { TitianError } from '@titian/core'
import type pg from 'pg'
import { type Log, silent } from '../log.ts'
import { bodiesOf } from '../message-body.ts'
import type { Broker, Subscription } from '../port.ts'
import { bell } from '../waiting.ts'
import { deliver } from './delivery.ts'
import { topicTables } from './topic-tables.ts'

/** One connection of a process for all that waits for news: `postgresListener` of `@titian/event-store/postgres`. */
export interface Listener {
  /** Calls `wake` after a notification on the channel and whenever one may have been missed; returns the way to stop. */
  listen(channel: string, wake: () => void): () => void
  /** Tells the channel, outside any transaction: within one, NOTIFY would serialise all writers of the server. */
  tell(channel: string): void
}

export interface PostgresBrokerOptions {
  /** Not ended by `close`. */
  readonly pool: pg.Pool
  /** Where `migrateMessaging` laid the tables; default `messaging`. */
  readonly schema?: string
  /** Not closed by `close`. */
  readonly listener: Listener
  /** How often to look without being woken, in ms; default 1000. */
  readonly pollMs?: number
  readonly log?: Log
}

/** The default broker: append-only topics in PostgreSQL, woken by NOTIFY and backed by polling. Survives a database that goes and comes back. */
export function postgresBroker({ pool, schema = 'messaging', listener, pollMs = 1000, log = silent }: PostgresBrokerOptions): Broker {
  const tables = topicTables(pool, schema)
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
      listener.tell(channelOf(topic))
    },

    async heartbeat(topic, heartbeat) {
      mustBeOpen()
      await tables.beat(topic, heartbeat)
      listener.tell(channelOf(topic))
    },

    async subscribe(to) {
      mustBeOpen()
      const stopping = new AbortController()
      const running = to.topics.map(async (topic) => {
        const news = bell()
        const deafen = listener.listen(channelOf(topic), () => news.ring())
        await deliver({ tables, topic, to, news, pollMs, signal: stopping.signal, log })
        deafen()
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
    },
  }
}
