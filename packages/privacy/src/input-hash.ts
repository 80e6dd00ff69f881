import { createHash, randomUUID } from 'node:crypto'
import { canonical, isTitianError } from '@titian/core'
import type { z } from 'zod'
import { privacyError } from './errors.ts'
import { personOf } from './person-id.ts'
import type { ToHash } from './ring/key-ring.ts'
import type { Whose } from './seal-input.ts'
import { isSealed } from './sealed.ts'
import { mapPersonal, personalSites } from './walk.ts'

/**
 * SHA-256 in hex over the canonical input (RFC 8785) with the HMAC of each personal value in its place: tells a repeated command from a
 * reused id without keeping the input, on every process alike, and whether the values come clear or sealed. No key is made for it: of a
 * person without a key nothing was ever sealed here, and the hash then equals no other. Throws `COMMAND_ERASED` where a
 * key is destroyed, `PERSON_UNKNOWN`, `INPUT_TEXT_INVALID`.
 */
export async function inputHash(schema: z.ZodObject, value: unknown, { personIdOf, keyRing }: Whose): Promise<string> {
  const sites = personalSites(schema, value)
  const opened = (await keyRing.openMany(sites.map(({ value }) => value).filter(isSealed))).values()
  const texts = sites.map((site): ToHash => {
    if (!isSealed(site.value)) return { personId: personOf(site, personIdOf), category: site.field.category, text: sorted(site.value) }
    const one = opened.next().value
    if (one?.state !== 'OPEN') throw privacyError('COMMAND_ERASED', {})
    return { ...one.owner, text: sorted(one.value) }
  })
  const macs = (await keyRing.hmacMany(texts).catch(erased)).values()
  const told = mapPersonal(schema, value, () => ({ hmac: macs.next().value ?? randomUUID() }))
  return createHash('sha256').update(textOf(told)).digest('hex')
}

function erased(error: unknown): never {
  throw isTitianError(error, 'KEY_DESTROYED') ? privacyError('COMMAND_ERASED', {}) : error
}

function textOf(value: unknown): string {
  try {
    return canonical(value)
  } catch {
    // Its message is about the text, so it goes no further.
    throw privacyError('INPUT_TEXT_INVALID', {})
  }
}

/** JSON with keys in order. Not RFC 8785, which refuses the lone surrogates that a name typed on an old phone may hold. */
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  )
