import { createHash } from 'node:crypto'
import type { Ids } from '@titian/core'

/** The same label gives the same bytes, on every machine. */
export const bytesOf = (label: string, count: number): Uint8Array => createHash('shake256', { outputLength: count }).update(label).digest()

/** The same label gives the same UUID; what `newId(label)` answers inside `given(…).when(…)`. */
export function idOf(label: string): string {
  const hex = Buffer.from(bytesOf(label, 16)).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** `00000000-0000-4000-8000-000000000001`, then …2, …3. */
export function countingIds(first = 1): Ids {
  let next = first
  return { uuid: () => `00000000-0000-4000-8000-${(next++).toString(16).padStart(12, '0')}` }
}
