import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/**
 * AES-256-GCM over JSON that is padded with blanks to steps of so many bytes, in base64url: neither what it says nor how much shows.
 * @param key 32 bytes
 * @param step bytes
 */
export function paddedSeal(key: Uint8Array, step: number) {
  return {
    /** @param about what it can be opened with, and only with that */
    seal(value: unknown, about: string): string {
      const iv = randomBytes(12)
      const text = Buffer.from(JSON.stringify(value))
      const padded = Buffer.concat([text], Math.ceil(text.length / step) * step).fill(' ', text.length)
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(about))
      const sealed = Buffer.concat([cipher.update(padded), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
    },
    /** @throws Error where it was made with another key, about something else, or was tampered with */
    open(sealed: string, about: string): unknown {
      const bytes = Buffer.from(sealed, 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 })
        .setAAD(Buffer.from(about))
        .setAuthTag(bytes.subarray(12, 28))
      return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8'))
    },
  }
}
