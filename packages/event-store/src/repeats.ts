import { TitianError } from '@titian/core'
import type { EncodedAppend } from './encode.ts'
import { meets } from './expected.ts'
import type { Appended } from './port.ts'

/** What must be known of an event to tell a repeat. */
export interface KnownEvent {
  readonly version: number
  readonly position: bigint
  readonly inputHash: unknown
}

/**
 * Decides one append against what is known of its stream, in the order of the SQL function `append_batch`: what is there already is
 * answered whatever `expected` says; part of it there is a conflict (the caller reads again and finds its command); then comes the
 * expectation. `undefined` means: append it. Throws `COMMAND_ID_REUSED` or `VERSION_CONFLICT`.
 */
export function answeredBefore(append: EncodedAppend, known: (id: string) => KnownEvent | undefined, actual: number): Appended | undefined {
  const { stream, expected, events } = append
  const found = events.flatMap((event) => {
    const stored = known(event.id)
    return stored ? [{ event, stored }] : []
  })
  const reused = found.find(({ event, stored }) => inputHashOf(event.meta) !== stored.inputHash)
  if (reused) throw new TitianError('COMMAND_ID_REUSED', { stream, eventId: reused.event.id })
  if (found.length === events.length) {
    const last = found.map(({ stored }) => stored).reduce((a, b) => (b.version > a.version ? b : a))
    return { version: last.version, position: last.position, already: true }
  }
  if (found.length > 0 || !meets(expected, actual)) throw new TitianError('VERSION_CONFLICT', { stream, expected, actual })
  return undefined
}

export const inputHashOf = (meta: string): unknown => (JSON.parse(meta) as { inputHash?: unknown }).inputHash
