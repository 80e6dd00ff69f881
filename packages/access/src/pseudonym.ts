import { createHmac } from 'node:crypto'
import type { Label } from '@titian/core'

/** No vowels, so that no pseudonym is a word; nothing that is read as another letter. */
const letters = 'BCDFGHJKLMNPRSTV'
const length = 6

/**
 * A worker's name for an auditor: the same in all entries of one case and in all services that hold the same key, another one in every
 * other case. Two workers of one case share a pseudonym once in 16 million pairs.
 * @param key at least 32 random bytes, kept like a data key: who has it can test a user id against a pseudonym.
 */
export function pseudonym(key: Uint8Array, caseId: string, userId: string): Label {
  const digest = createHmac('sha256', key).update(`${caseId}\n${userId}`).digest()
  const name = [...digest.subarray(0, length)].map((byte) => letters[byte % letters.length]).join('')
  return { id: `Petugas ${name}`, en: `Worker ${name}` }
}
