import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, type KeyObject, randomBytes, randomUUID } from 'node:crypto'
import type { Sealed } from './sealed.ts'

/** The length of what is sealed shows in steps of this many bytes only: "ya" and "tidak" look the same. */
const STEP = 32
const LENGTH_BYTES = 4

/** A data key ready for use. Key objects, for a cipher made from bytes costs three times as much, and they stay outside the heap. */
export interface DataKey {
  readonly sealing: KeyObject
  /** Derived, so that the key that encrypts is used for nothing else. */
  readonly hashing: KeyObject
}

export const newKeyBytes = (): Uint8Array => randomBytes(32)

/** @param bytes 32 of them. */
export function dataKeyOf(bytes: Uint8Array): DataKey {
  const derived = hkdfSync('sha256', bytes, Buffer.alloc(0), 'titian input hash v1', 32)
  return { sealing: createSecretKey(bytes), hashing: createSecretKey(Buffer.from(derived)) }
}

/** @param text JSON. */
export function sealText({ sealing }: DataKey, keyId: string, text: string): Sealed {
  const sealId = randomUUID()
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', sealing, iv, { authTagLength: 16 }).setAAD(bound(keyId, sealId))
  const ct = Buffer.concat([cipher.update(padded(text)), cipher.final()])
  return { keyId, sealId, iv: iv.toString('base64'), ct: ct.toString('base64'), tag: cipher.getAuthTag().toString('base64') }
}

/** @returns undefined where any part was changed, also where the base64 is another spelling of the same bytes. */
export function openText({ sealing }: DataKey, { keyId, sealId, iv, ct, tag }: Sealed): string | undefined {
  const parts = [bytesOf(iv), bytesOf(ct), bytesOf(tag)] as const
  if (parts[0]?.length !== 12 || parts[1] === undefined || parts[2]?.length !== 16) return undefined
  try {
    const decipher = createDecipheriv('aes-256-gcm', sealing, parts[0], { authTagLength: 16 })
    decipher.setAAD(bound(keyId, sealId)).setAuthTag(parts[2])
    return unpadded(Buffer.concat([decipher.update(parts[1]), decipher.final()]))
  } catch {
    return undefined
  }
}

/** HMAC-SHA-256 in hex. */
export const hmacText = ({ hashing }: DataKey, text: string): string => createHmac('sha256', hashing).update(text).digest('hex')

const bound = (keyId: string, sealId: string): Buffer => Buffer.from(`${keyId} ${sealId}`)

function bytesOf(base64: string): Buffer | undefined {
  const bytes = Buffer.from(base64, 'base64')
  return bytes.toString('base64') === base64 ? bytes : undefined
}

function padded(text: string): Buffer {
  const bytes = Buffer.from(text)
  const whole = Buffer.alloc(Math.ceil((LENGTH_BYTES + bytes.length) / STEP) * STEP)
  whole.writeUInt32BE(bytes.length)
  bytes.copy(whole, LENGTH_BYTES)
  return whole
}

const unpadded = (whole: Buffer): string => whole.subarray(LENGTH_BYTES, LENGTH_BYTES + whole.readUInt32BE()).toString()
