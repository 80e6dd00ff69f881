import { failpoint } from '@titian/core'
import { errorCode, type Log } from '../log.ts'
import type { SubscribeTo } from '../port.ts'
import { type Bell, backOff, pause } from '../waiting.ts'
import type { TopicTables } from './topic-tables.ts'

const batchSize = 500

/**
 * Delivers one topic to one group until the signal aborts; then the batch in hand is finished and settled.
 * Several processes of a group may do this at once: each sees the group's offset, and what both deliver is a double, which receivers expect.
 */
export async function deliver(options: {
  readonly tables: TopicTables
  readonly topic: string
  readonly to: Pick<SubscribeTo, 'group' | 'onBatch' | 'onHeartbeat'>
  readonly news: Bell
  readonly pollMs: number
  readonly signal: AbortSignal
  readonly log: Log
}): Promise<void> {
  const { tables, topic, to, news, pollMs, signal, log } = options
  const waits = backOff()
  let beaten = ''

  /** Answers whether there may be more. The heartbeat is read before the messages, so all it stands behind are among them or settled. */
  async function step(): Promise<boolean> {
    const { head, settled, heartbeat } = await tables.progress(to.group, topic)
    let at = settled
    if (head > settled) {
      const { messages, last } = await tables.read(topic, settled, batchSize)
      await to.onBatch(messages, topic)
      failpoint('broker.handled')
      await tables.settle(to.group, topic, last)
      at = last
    }
    if (heartbeat !== undefined && heartbeat.behind <= at && heartbeat.at !== beaten) {
      await to.onHeartbeat({ source: heartbeat.source, at: heartbeat.at }, topic)
      beaten = heartbeat.at
    }
    return at < head
  }

  while (!signal.aborted) {
    try {
      const more = await step()
      waits.reset()
      if (!more) await news.heard(signal, pollMs)
    } catch (error) {
      const ms = waits.next()
      log.warn({ group: to.group, topic, code: errorCode(error), retryInMs: ms }, 'A batch was not handled; it comes again.')
      await pause(ms, signal)
    }
  }
}
