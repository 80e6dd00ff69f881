import { createHmac, hkdfSync } from 'node:crypto'
import { TitianError } from '@titian/core'
import { z } from 'zod'
import { paddedSeal } from './padded-seal.ts'

/**
 * What a version token says, and only to the user it was made for; `position` is of the log that the stream is in, and `internal` that no other
 * service will ever hear of it.
 */
export const versionToken = z.strictObject({
  stream: z.string(),
  version: z.int().min(0),
  position: z.string(),
  internal: z.literal(true).optional(),
})
export type VersionToken = z.output<typeof versionToken>

export interface Secrets {
  /** Versions, positions and cursors leave only like this: what a person sees must not count anything. */
  seal(value: unknown, userId: string): string
  /** @throws TOKEN_INVALID where it was not made here, for someone else, or to say something else (a page is no version). */
  unseal<Value>(token: string, userId: string, schema: z.ZodType<Value>): Value
  /** Of workers' pseudonyms, for auditors: the same in all services of a deployment. */
  readonly pseudonymKey: Uint8Array
  /** Under which relations travel between the services of a deployment. */
  readonly relationKey: Uint8Array
  /** Bytes that follow from `seed` for those who hold the secret, and cannot be guessed by others. */
  derive(seed: string, count: number): Uint8Array
}

/** Tokens and cursors are padded to this: neither which log they are of, nor how far it is, shows in their length. */
const STEP = 192

/**
 * @param secret at least 32 bytes, the same in all services of a deployment, so that one can wait for another's version
 * @param domain of trust: what was made in one can neither be read nor made in another, though both were given the same secret
 */
export function secrets(secret: Uint8Array, domain: string): Secrets {
  const tokens = paddedSeal(new Uint8Array(hkdfSync('sha256', secret, '', `titian/${domain}/version-token`, 32)), STEP)
  const deriving = Buffer.from(hkdfSync('sha256', secret, '', `titian/${domain}/derive`, 32))
  const derive = (seed: string, count: number) =>
    new Uint8Array(hkdfSync('sha256', createHmac('sha256', deriving).update(seed).digest(), '', 'titian/bytes', count))
  return {
    seal: (value, userId) => tokens.seal(value, userId),
    unseal(token, userId, schema) {
      try {
        return schema.parse(tokens.open(token, userId))
      } catch (cause) {
        throw new TitianError('TOKEN_INVALID', {}, { cause })
      }
    },
    derive,
    pseudonymKey: derive('pseudonym', 32),
    // Of the whole deployment: who runs other hardware still learns who has a part.
    relationKey: new Uint8Array(hkdfSync('sha256', secret, '', 'titian/relations', 32)),
  }
}
