import { type Label, serviceTypes } from '@titian/vocabulary'
import { z } from 'zod'

const [first, ...others] = serviceTypes.codes

/** What an agency offers: the services of the directory, and INTAKE_DUTY, which makes it the duty agency that owns reports of its areas. */
export const OfferCode = z.enum(['INTAKE_DUTY', ...(first ? [first] : []), ...others]).meta({ title: 'agency-offer' })
export type OfferCode = z.infer<typeof OfferCode>

export const offerLabel = (code: OfferCode): Label =>
  code === 'INTAKE_DUTY' ? { id: 'Piket penerimaan laporan', en: 'Duty desk for reports' } : serviceTypes.label(code)

/** For whom a service is, as far as it is said; nothing said = for everyone (SAFETY 17). */
export const ForWhom = z.strictObject({
  sexes: z
    .array(z.enum(['FEMALE', 'MALE', 'OTHER']))
    .max(3)
    .default([]),
  ages: z
    .array(z.enum(['ADULT', 'CHILD']))
    .max(2)
    .default([]),
  /** BCP 47 or the name of a local language: `id`, `tet`, `Dawan`. */
  languages: z.array(z.string().trim().min(2).max(40)).max(20).default([]),
  disabilityAccess: z.boolean().default(false),
})
export type ForWhom = z.infer<typeof ForWhom>
