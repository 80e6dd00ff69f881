import { TitianError } from '@titian/core'
import type { EncodedAppend, StoredEvent } from '../encode.ts'
import { meets } from '../expected.ts'
import type { Appended } from '../port.ts'

type Settled = { readonly answer: Appended } | { readonly answer: Appended; readonly stored: readonly StoredEvent[] }

/**
 * Decides one append, in the order of the SQL function `append_batch`: what is there already is answered whatever `expected` says; part
 * of it there is a conflict (the caller reads again and finds its command); then comes the expectation.
 */
export function settle(append: EncodedAppend, known: readonly StoredEvent[], log: readonly StoredEvent[], now: string): Settled {
  const { stream, expected, events } = append
  const actual = known.length
  const found = events.flatMap((event) => {
    const stored = known.find(({ id }) => id === event.id)
    return stored ? [{ event, stored }] : []
  })
  const reused = found.find(({ event, stored }) => inputHashOf(event.meta) !== inputHashOf(stored.meta))
  if (reused) throw new TitianError('COMMAND_ID_REUSED', { stream, eventId: reused.event.id })
  if (found.length === events.length) {
    const last = found.map(({ stored }) => stored).reduce((a, b) => (b.version > a.version ? b : a))
    return { answer: { version: last.version, position: last.position, already: true } }
  }
  if (found.length > 0 || !meets(expected, actual)) throw new TitianError('VERSION_CONFLICT', { stream, expected, actual })
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

const inputHashOf = (meta: string): unknown => (JSON.parse(meta) as { inputHash?: unknown }).inputHash
