import { TitianError } from '@titian/core'
import { READ_EVENTS } from './limits.ts'

/** Positions are 8-byte integers wherever they are kept. */
const LAST_POSITION = 2n ** 63n - 1n

/** What `readAll` and `subscribe` are asked for, refused alike by all adapters. Throws `READ_INVALID { path, wanted }`. */
export function checkRange(after: bigint, [name, count]: readonly [name: 'limit' | 'batchSize', count: number]): void {
  if (after < 0n || after > LAST_POSITION) throw invalid('after', `a position: 0 to ${LAST_POSITION}`)
  if (!(Number.isInteger(count) && count >= 1 && count <= READ_EVENTS)) throw invalid(name, `a number of events: 1 to ${READ_EVENTS}`)
}

const invalid = (path: string, wanted: string) => new TitianError('READ_INVALID', { path, wanted })
