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

export const isSealed = (value: unknown): value is Sealed => sealedSchema.safeParse(value).success
