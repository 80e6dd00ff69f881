import type { EncodedAppend, StoredEvent } from '../encode.ts'
import type { Appended } from '../port.ts'
import { answeredBefore, inputHashOf } from '../repeats.ts'

type Settled = { readonly answer: Appended } | { readonly answer: Appended; readonly stored: readonly StoredEvent[] }

/** Decides one append and says what to store for it. */
export function settle(append: EncodedAppend, known: readonly StoredEvent[], log: readonly StoredEvent[], now: string): Settled {
  const { stream, events } = append
  const actual = known.length
  const knownOf = (id: string) => {
    const stored = known.find((event) => event.id === id)
    return stored && { ...stored, inputHash: inputHashOf(stored.meta) }
  }
  const before = answeredBefore(append, knownOf, actual)
  if (before) return { answer: before }
  const head = log.at(-1)
  const recordedAt = head && head.recordedAt > now ? head.recordedAt : now
  const stored = events.map((event, index) => ({
    ...event,
    stream,
    version: actual + index + 1,
    position: BigInt(log.length + index + 1),
    recordedAt,
  }))
  return { stored, answer: { version: actual + events.length, position: BigInt(log.length + events.length), already: false } }
}
