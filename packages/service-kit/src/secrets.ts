import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { TitianError } from '@titian/core'
import { z } from 'zod'

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
  const sealing = Buffer.from(hkdfSync('sha256', secret, '', `titian/${domain}/version-token`, 32))
  const deriving = Buffer.from(hkdfSync('sha256', secret, '', `titian/${domain}/derive`, 32))
  const derive = (seed: string, count: number) =>
    new Uint8Array(hkdfSync('sha256', createHmac('sha256', deriving).update(seed).digest(), '', 'titian/bytes', count))
  return {
    seal(value, userId) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', sealing, iv).setAAD(Buffer.from(userId))
      const text = JSON.stringify(value)
      // One length for all, so that the length of a number tells nothing.
      const sealed = Buffer.concat([cipher.update(text.padEnd(Math.ceil(text.length / STEP) * STEP), 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
    },
    unseal(token, userId, schema) {
      try {
        const bytes = Buffer.from(token, 'base64url')
        const decipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(0, 12), { authTagLength: 16 })
          .setAAD(Buffer.from(userId))
          .setAuthTag(bytes.subarray(12, 28))
        return schema.parse(JSON.parse(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')))
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
