import { isTitianError, TitianError } from '@titian/core'
import type { EventStore } from '@titian/event-store'
import type { IntegrationEvent } from '../port.ts'
import type { Feed } from './feed.ts'
import { type RelationsIn, receivedEvent, receivedStream } from './received-event.ts'

/** `already`: it was there, a double. `repaired`: messages before it were missing and came from the feed. */
export type Outcome = 'received' | 'already' | 'repaired'

export type Receive = (message: IntegrationEvent) => Promise<Outcome>

/** They pass by themselves: such a message is tried again, never parked. */
const passing = ['LOG_UNAVAILABLE', 'LOG_BUSY', 'LOG_CLOSED', 'CLOCK_WRONG', 'BROKER_UNAVAILABLE', 'FEED_UNAVAILABLE']

export const passesByItself = (error: unknown): boolean => passing.some((code) => isTitianError(error, code))

/**
 * Appends a message to the service's own log, at exactly the version it has at its source; messages missing before it are fetched.
 *
 * Errors: GAP_NOT_REPAIRED { stream, have, need } (the feed does not hold what is missing) · STREAM_DIVERGED { stream, version } (another
 * event stands at that version: the source was restored, or someone else writes its topic) · what the log and the feed throw.
 */
export function receiving(options: {
  readonly service: string
  readonly store: EventStore
  readonly feed: Feed
  readonly relationsIn?: RelationsIn | undefined
}): Receive {
  const { service, store, feed, relationsIn } = options

  async function append(message: IntegrationEvent): Promise<'received' | 'already' | { readonly have: number }> {
    const stream = receivedStream(service, message.stream)
    const event = receivedEvent(service, message, relationsIn?.(message))
    try {
      const { already } = await store.append(stream, [event], { expected: message.version - 1 })
      return already ? 'already' : 'received'
    } catch (error) {
      if (!isTitianError(error, 'VERSION_CONFLICT')) throw error
      const have = Number(error.details.actual)
      if (have < message.version - 1) return { have }
      const [there] = await store.read(stream, { from: message.version, to: message.version })
      if (there?.id === event.id) return 'already'
      throw new TitianError('STREAM_DIVERGED', { stream: message.stream, version: message.version })
    }
  }

  /** Appends from the feed until the log holds everything before `message`. */
  async function repair(message: IntegrationEvent, from: number): Promise<void> {
    let have = from
    while (have < message.version - 1) {
      const known = have
      for (const missing of await feed.eventsAfter(message.source, message.stream, known)) {
        if (missing.version !== have + 1 || have === message.version - 1) continue
        const outcome = await append(missing)
        have = typeof outcome === 'string' ? missing.version : outcome.have
      }
      if (have <= known) throw new TitianError('GAP_NOT_REPAIRED', { stream: message.stream, have, need: message.version - 1 })
    }
  }

  return async (message) => {
    const first = await append(message)
    if (typeof first === 'string') return first
    await repair(message, first.have)
    const second = await append(message)
    if (typeof second === 'string') return 'repaired'
    throw new TitianError('GAP_NOT_REPAIRED', { stream: message.stream, have: second.have, need: message.version - 1 })
  }
}
