import type { EncodedAppend } from '../encode.ts'
import type { Appended } from '../port.ts'
import { answeredBefore, inputHashOf } from '../repeats.ts'
import { identityOf, type StoredRecord } from './records.ts'

interface Known {
  readonly version: number
  /** Unknown for all but the last event of an append of our own. */
  readonly position: bigint | undefined
  readonly inputHash: unknown
}

/** What this process knows of one stream: every event up to `version`, so that ids are unique in it and a repeat is told from a reuse. */
export interface StreamKnowledge {
  readonly version: number
  readonly events: ReadonlyMap<string, Known>
}

export const nothingKnown: StreamKnowledge = { version: 0, events: new Map() }

/** With records that follow what is known; those before it are taken again, for their positions. */
export function learned(before: StreamKnowledge, records: readonly StoredRecord[]): StreamKnowledge {
  const events = new Map(before.events)
  for (const record of records) {
    const { id, inputHash } = identityOf(record)
    events.set(id, { version: record.version, position: record.position, inputHash })
  }
  return { version: Math.max(before.version, records.at(-1)?.version ?? 0), events }
}

/** With what this process just appended. */
export function appended({ version, events: before }: StreamKnowledge, { events }: EncodedAppend, position: bigint): StreamKnowledge {
  const all = new Map(before)
  events.forEach(({ id, meta }, index) => {
    const last = index === events.length - 1
    all.set(id, { version: version + index + 1, position: last ? position : undefined, inputHash: inputHashOf(meta) })
  })
  return { version: version + events.length, events: all }
}

/** As `answeredBefore`; `'look'` where the answer needs a position that is not known. */
export function decided(append: EncodedAppend, { version, events }: StreamKnowledge): Appended | 'append' | 'look' {
  const known = (id: string) => {
    const event = events.get(id)
    return event && { ...event, position: event.position ?? -1n }
  }
  const answer = answeredBefore(append, known, version)
  if (answer === undefined) return 'append'
  return answer.position < 0n ? 'look' : answer
}

export interface Knowledge {
  of(stream: string): StreamKnowledge | undefined
  keep(stream: string, known: StreamKnowledge): void
  forget(stream: string): void
}

/** What is known of the streams used last, at most `limit` events of them in all: the log itself is the memory, this saves asking it. */
export function knowledge(limit: number): Knowledge {
  const streams = new Map<string, StreamKnowledge>()
  let count = 0
  const forget = (stream: string) => {
    count -= streams.get(stream)?.events.size ?? 0
    streams.delete(stream)
  }
  return {
    of: (stream) => streams.get(stream),
    keep(stream, known) {
      forget(stream)
      if (known.events.size > limit) return
      streams.set(stream, known)
      count += known.events.size
      for (const oldest of streams.keys()) {
        if (count <= limit) break
        forget(oldest)
      }
    },
    forget,
  }
}
