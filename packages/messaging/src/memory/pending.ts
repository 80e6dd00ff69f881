import type { Heartbeat, IntegrationEvent } from '../port.ts'

/** What a topic holds: its messages in order, and the youngest heartbeat with the number of messages it stands behind. */
export interface MemoryTopic {
  readonly messages: IntegrationEvent[]
  heartbeat: { readonly beat: Heartbeat; readonly behind: number } | undefined
}

/** Picks one of 0 … n − 1. Given one (seeded by the test), the broker doubles, delays and re-orders as far as a broker may. */
export type Choose = (n: number) => number

/** How far one group is in one topic. */
export interface Pending {
  /** The next batch and how to settle it; undefined when all is settled. */
  next(): { readonly messages: readonly IntegrationEvent[]; settle(): void } | undefined
  /** The heartbeat, once all it stands behind is settled, and only once. */
  beat(): Heartbeat | undefined
}

export function pendingIn(topic: MemoryTopic, choose: Choose | undefined, batchSize: number): Pending {
  const order = choose === undefined ? inOrder(topic, batchSize) : disturbed(topic, choose)
  let beaten: Heartbeat | undefined
  return {
    next: order.next,
    beat() {
      const last = topic.heartbeat
      if (last === undefined || last.beat === beaten || order.settledBelow() < last.behind) return undefined
      beaten = last.beat
      return beaten
    },
  }
}

interface Order extends Pick<Pending, 'next'> {
  /** All messages with a lower index are settled. */
  settledBelow(): number
}

function inOrder(topic: MemoryTopic, batchSize: number): Order {
  let at = 0
  return {
    settledBelow: () => at,
    next() {
      const messages = topic.messages.slice(at, at + batchSize)
      if (messages.length === 0) return undefined
      const to = at + messages.length
      return {
        messages,
        settle() {
          at = to
        },
      }
    },
  }
}

/** Any partition key first, in pieces, each piece possibly beginning again a few messages back: the worst an at-least-once broker may do. */
function disturbed(topic: MemoryTopic, choose: Choose): Order {
  const settled = new Map<string, number>()
  const queueOf = (key: string) => topic.messages.map((message, index) => ({ message, index })).filter(({ message }) => message.partitionKey === key)
  const waiting = () =>
    [...new Set(topic.messages.map((message) => message.partitionKey))]
      .map((key) => ({ key, queue: queueOf(key), done: settled.get(key) ?? 0 }))
      .filter(({ queue, done }) => done < queue.length)
  return {
    settledBelow: () => Math.min(topic.messages.length, ...waiting().map(({ queue, done }) => queue[done]?.index ?? Number.POSITIVE_INFINITY)),
    next() {
      const keys = waiting()
      const picked = keys.length === 0 ? undefined : keys[choose(keys.length)]
      if (picked === undefined) return undefined
      const { key, queue, done } = picked
      const to = done + 1 + choose(queue.length - done)
      const from = Math.max(0, done - choose(3))
      return {
        messages: queue.slice(from, to).map(({ message }) => message),
        settle: () => void settled.set(key, to),
      }
    },
  }
}
