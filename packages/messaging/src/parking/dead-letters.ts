import { TitianError, type WallClock } from '@titian/core'
import type { EventStore } from '@titian/event-store'
import { errorCode } from '../log.ts'
import type { IntegrationEvent } from '../port.ts'
import type { Feed } from '../receiver/feed.ts'
import { passesByItself, receiving } from '../receiver/receive.ts'
import { type RelationsIn, receivedEvent, receivedStream } from '../receiver/received-event.ts'
import type { Parked, ParkedStream, Parking } from './parking.ts'

export interface Replayed {
  /** Messages that are now in the log. */
  readonly received: number
  /** Messages that still wait. */
  readonly left: number
  /** Why the first of them still fails. */
  readonly errorCode?: string
}

export interface Discarded extends Replayed {
  /** False where the source holds that very message: it was received instead, or is still in the way (`errorCode`). */
  readonly discarded: boolean
}

/**
 * What an operator may do with parked messages. Errors: NOT_PARKED { stream } · VERSION_NOT_PARKED { stream, version, parked } · LOG_UNAVAILABLE
 * and the like pass through, nothing is lost.
 */
export interface DeadLetters {
  list(): Promise<readonly ParkedStream[]>
  show(stream: string): Promise<readonly Parked[]>
  /** Tries the messages of a stream again, in order, up to the first that fails. */
  replay(stream: string): Promise<Replayed>
  /**
   * Drops one parked message and tries the rest of its stream. Only what the source's log does not hold can be got rid of this way: what
   * it holds is fetched again from the feed, for facts with a hole in them would not be safe to act on.
   */
  discard(stream: string, version: number): Promise<Discarded>
}

export function deadLetters(options: {
  readonly service: string
  readonly store: EventStore
  readonly parking: Parking
  readonly feed: Feed
  readonly wallClock: WallClock
  readonly relationsIn?: RelationsIn | undefined
}): DeadLetters {
  const { service, store, parking, feed, wallClock } = options
  const receive = receiving(options)

  async function parkedIn(stream: string): Promise<readonly [Parked, ...Parked[]]> {
    const [first, ...rest] = await parking.show(stream)
    if (first === undefined) throw new TitianError('NOT_PARKED', { stream })
    return [first, ...rest]
  }

  /** One message into the log. Answers the code of a failure that will not pass by itself; then it is parked. */
  async function attempt(message: IntegrationEvent): Promise<string | undefined> {
    try {
      await receive(message)
      return undefined
    } catch (error) {
      if (passesByItself(error)) throw error
      await parking.park(message, errorCode(error), wallClock.now())
      return errorCode(error)
    }
  }

  async function replay(stream: string): Promise<Replayed> {
    let received = 0
    // Read again after each pass: messages may have queued up meanwhile.
    for (let waiting = await parking.show(stream); waiting.length > 0; waiting = await parking.show(stream)) {
      for (const { message } of waiting) {
        const failure = await attempt(message)
        if (failure !== undefined) return { received, left: (await parking.show(stream)).length, errorCode: failure }
        await parking.remove(stream, message.version)
        received += 1
      }
    }
    return { received, left: 0 }
  }

  /** Appends all that the source's log holds of the stream and this one does not. */
  async function fetchRest(source: string, stream: string): Promise<Replayed> {
    const own = await store.read(receivedStream(service, stream))
    let have = own.length
    let missing = await feed.eventsAfter(source, stream, have)
    while (missing.length > 0) {
      for (const message of missing) {
        const failure = await attempt(message)
        if (failure !== undefined) return { received: have - own.length, left: (await parking.show(stream)).length, errorCode: failure }
        have = message.version
      }
      missing = await feed.eventsAfter(source, stream, have)
    }
    return { received: have - own.length, left: 0 }
  }

  return {
    list: () => parking.list(),
    show: (stream) => parking.show(stream),
    async replay(stream) {
      await parkedIn(stream)
      return replay(stream)
    },
    async discard(stream, version) {
      const parked = await parkedIn(stream)
      const dropped = parked.find(({ message }) => message.version === version)
      if (dropped === undefined)
        throw new TitianError('VERSION_NOT_PARKED', { stream, version, parked: parked.map(({ message }) => message.version) })
      // What the feed holds comes first: if it cannot be asked now, nothing has been dropped.
      const fetched = await fetchRest(dropped.message.source, stream)
      if (fetched.errorCode !== undefined) return { ...fetched, discarded: false }
      const [there] = await store.read(receivedStream(service, stream), { from: version, to: version })
      await parking.remove(stream, version)
      const rest = await replay(stream)
      return { ...rest, received: fetched.received + rest.received, discarded: there?.id !== receivedEvent(service, dropped.message).id }
    },
  }
}
