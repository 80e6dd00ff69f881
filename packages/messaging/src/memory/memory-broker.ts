import { TitianError } from '@titian/core'
import { type Log, silent } from '../log.ts'
import { bodiesOf } from '../message-body.ts'
import type { Broker, IntegrationEvent, Subscription } from '../port.ts'
import { backOff } from '../waiting.ts'
import { type Lane, startLane } from './lane.ts'
import { type Choose, type MemoryTopic, type Pending, pendingIn } from './pending.ts'

export interface MemoryBrokerOptions {
  /** Default 500. */
  readonly batchSize?: number
  /** With it, messages come doubled, late, and out of order between partition keys; the same choices give the same deliveries. */
  readonly choose?: Choose
  /** Before a failed batch comes again: 1 ms, doubling up to this; default 10. */
  readonly longestBackOffMs?: number
  readonly log?: Log
}

export interface MemoryBroker extends Broker {
  /** Resolves when every running subscription has handled all that is published and the heartbeat behind it. */
  drained(): Promise<void>
}

/** For tests and simulation: nothing is kept beyond the process, and without `choose` all comes in order of publishing. */
export function memoryBroker({ batchSize = 500, choose, longestBackOffMs = 10, log = silent }: MemoryBrokerOptions = {}): MemoryBroker {
  const topics = new Map<string, MemoryTopic>()
  const groups = new Map<string, Pending>()
  const running = new Map<Subscription, readonly Lane[]>()
  let closed = false

  const topicNamed = (name: string): MemoryTopic => {
    const topic = topics.get(name) ?? { messages: [], heartbeat: undefined }
    topics.set(name, topic)
    return topic
  }
  const pendingOf = (group: string, topic: string): Pending => {
    const key = JSON.stringify([group, topic])
    const pending = groups.get(key) ?? pendingIn(topicNamed(topic), choose, batchSize)
    groups.set(key, pending)
    return pending
  }
  const mustBeOpen = () => {
    if (closed) throw new TitianError('BROKER_UNAVAILABLE', { reason: 'closed' })
  }
  const wake = (topic: string) => {
    for (const lane of [...running.values()].flat()) if (lane.topic === topic) lane.wake()
  }

  return {
    async publish(name, messages) {
      mustBeOpen()
      // Through JSON, as every real broker does it: what does not survive that must not survive here.
      topicNamed(name).messages.push(...bodiesOf(messages).map((body) => JSON.parse(body) as IntegrationEvent))
      wake(name)
    },

    async heartbeat(name, beat) {
      mustBeOpen()
      const topic = topicNamed(name)
      topic.heartbeat = { beat: { ...beat }, behind: topic.messages.length }
      wake(name)
    },

    async subscribe(to) {
      mustBeOpen()
      const waits = () => backOff({ firstMs: 1, longestMs: longestBackOffMs })
      const lanes = to.topics.map((topic) => startLane(topic, pendingOf(to.group, topic), to, waits(), log))
      const subscription: Subscription = {
        async stop() {
          running.delete(subscription)
          await Promise.all(lanes.map((lane) => lane.stop()))
        },
      }
      running.set(subscription, lanes)
      return subscription
    },

    async drained() {
      const lanes = [...running.values()].flat()
      await Promise.all(lanes.map((lane) => lane.idle()))
      if (lanes.some((lane) => lane.busy())) await this.drained()
    },

    async close() {
      closed = true
      await Promise.all([...running.keys()].map((each) => each.stop()))
    },
  }
}
