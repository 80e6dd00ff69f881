import { z } from 'zod'

const label = z.object({ id: z.string(), en: z.string() })

/** As services say it: what is not shown, and why. What one must not even know of has none. */
export const redactionsSchema = z
  .array(z.object({ path: z.string(), group: z.string().nullish(), reason: z.string(), label: label.nullish(), of: label.nullish() }))
  .default([])

export type Redaction = z.output<typeof redactionsSchema>[number]
