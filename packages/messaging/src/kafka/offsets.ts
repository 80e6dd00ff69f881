import type { TopicPartitionOffset } from 'kafkajs'
import { pause } from '../waiting.ts'

export type Commit = (offsets: readonly TopicPartitionOffset[]) => Promise<void>

/** What one consumer has handled and its group does not know yet. */
export interface Offsets {
  /**
   * All before the offset is handled. The group is told beside the next batches, one request for all partitions: soon where messages were
   * handled, in a while where only heartbeats were. Throws what the last telling failed of, which is kafkajs's business.
   */
  handled(offset: TopicPartitionOffset, what: 'messages' | 'heartbeats', commit: Commit): void
  /** The group was joined anew, and says itself where to go on: what it was not told is delivered again. */
  forget(): void
  /** Tells the rest, as the last thing. */
  settle(commit: Commit): Promise<void>
}

export interface OffsetTimes {
  /** No more than one request in this time. */
  readonly everyMs: number
  /** Where only heartbeats came, the offset may wait: read again, they change nothing. */
  readonly idleMs: number
}

export function offsets({ everyMs, idleMs }: OffsetTimes = { everyMs: 100, idleMs: 5000 }): Offsets {
  let waiting = new Map<string, TopicPartitionOffset & { readonly since: number }>()
  let isDue = false
  let telling: Promise<void> | undefined
  let failure: unknown
  const settling = new AbortController()

  async function tell(commit: Commit): Promise<void> {
    const mine = waiting
    while (isDue && mine === waiting) {
      isDue = false
      const now = [...mine]
      try {
        await commit(now.map(([, { topic, partition, offset }]) => ({ topic, partition, offset })))
        for (const [key, told] of now) if (mine.get(key) === told) mine.delete(key)
      } catch (error) {
        if (mine === waiting) failure = error
      }
      await pause(everyMs, settling.signal)
    }
  }

  return {
    handled(offset, what, commit) {
      if (failure !== undefined) {
        const error = failure
        failure = undefined
        throw error
      }
      const key = `${offset.topic}/${offset.partition}`
      const since = waiting.get(key)?.since ?? performance.now()
      waiting.set(key, { ...offset, since })
      isDue ||= what === 'messages' || performance.now() - since >= idleMs
      if (!isDue || telling !== undefined) return
      const mine = tell(commit).finally(() => {
        if (telling === mine) telling = undefined
      })
      telling = mine
    },
    forget() {
      waiting = new Map()
      isDue = false
      failure = undefined
      telling = undefined
    },
    async settle(commit) {
      settling.abort()
      await telling
      isDue = waiting.size > 0
      await tell(commit)
    },
  }
}
