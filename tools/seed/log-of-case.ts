import { type Clock, type RecordedEvent, TitianError } from '@titian/core'
import type { EventStore } from '@titian/event-store'

export type Streams = ReadonlyMap<string, readonly RecordedEvent[]>

/** The log of one service as one case sees it: what was there before, and what the case adds. Every append is told, in order. */
export function logOfCase(before: Streams, clock: Clock, onAppended: (event: RecordedEvent) => void): EventStore & { readonly streams: Streams } {
  const streams = new Map<string, readonly RecordedEvent[]>()
  let position = 0n
  const there = (stream: string): readonly RecordedEvent[] => streams.get(stream) ?? before.get(stream) ?? []
  const never = async (): Promise<never> => {
    throw new Error('A case in the making is read stream by stream.')
  }
  return {
    streams,
    async append(stream, events, { expected }) {
      const known = there(stream)
      if (typeof expected === 'number' && expected !== known.length)
        throw new TitianError('VERSION_CONFLICT', { stream, expected, actual: known.length })
      const recordedAt = clock.now().toISOString()
      const added = events.map((event, index): RecordedEvent => {
        position += 1n
        return { ...event, stream, version: known.length + index + 1, position, recordedAt }
      })
      streams.set(stream, [...known, ...added])
      for (const one of added) onAppended(one)
      return { version: known.length + added.length, position, already: false }
    },
    read: async (stream, { from = 1, to = Number.POSITIVE_INFINITY } = {}) => there(stream).filter(({ version }) => version >= from && version <= to),
    readAll: never,
    subscribe: never,
    cutAt: never,
    head: async () => position,
    latestRecordedAt: () => undefined,
    close: async () => undefined,
  }
}
