import { z } from 'zod'

/** A personal value as everything but an authorised answer holds it: AES-256-GCM under the data key of (service, person, category). */
export interface Sealed {
  readonly keyId: string
  readonly sealId: string
  readonly iv: string
  readonly ct: string
  readonly tag: string
}

export const sealedSchema: z.ZodType<Sealed> = z.strictObject({
  keyId: z.string(),
  sealId: z.string(),
  iv: z.string(),
  ct: z.string(),
  tag: z.string(),
})

/** Asked of every object of every answer, so without zod. */
export function isSealed(value: unknown): value is Sealed {
  if (typeof value !== 'object' || value === null) return false
  const { keyId, sealId, iv, ct, tag } = value as Partial<Record<keyof Sealed, unknown>>
  const strings = [keyId, sealId, iv, ct, tag].every((part) => typeof part === 'string')
  return strings && Object.keys(value).length === 5
}
