import { code, flag, group, language } from '@titian/service'
import { type Code, codeList, type Label, type ServiceType, serviceTypes } from '@titian/vocabulary'
import { z } from 'zod'

const services = Object.fromEntries(serviceTypes.codes.map((one) => [one, serviceTypes.label(one)])) as Readonly<Record<ServiceType, Label>>

/** What an agency offers: the services of the directory. The duty for reports is none of them: it is granted, not offered. */
export const agencyOffers = codeList('agency-offer', services)
export type AgencyOffer = Code<typeof agencyOffers>

const sexes = codeList('offer-sex', {
  FEMALE: { id: 'Perempuan', en: 'Women and girls' },
  MALE: { id: 'Laki-laki', en: 'Men and boys' },
  OTHER: { id: 'Lainnya', en: 'Others' },
})

const ages = codeList('offer-age', {
  ADULT: { id: 'Dewasa', en: 'Adults' },
  CHILD: { id: 'Anak', en: 'Children' },
})

const sex = code(sexes, { id: 'Jenis kelamin', en: 'Sex' })
const age = code(ages, { id: 'Umur', en: 'Age' })
const spoken = language({ id: 'Bahasa', en: 'Language' })
const accessible = flag({ id: 'Dapat diakses penyandang disabilitas', en: 'Accessible to persons with disabilities' })

/** Whom a service is looked for. */
export const wantedFor = { sex: sex.optional(), age: age.optional(), language: spoken.optional(), disabilityAccess: accessible.optional() }

/** For whom a service is, as far as it is said; nothing said = for everyone (SAFETY 17). */
export const forWhom = group(
  {
    sexes: z.array(sex).max(3).default([]),
    ages: z.array(age).max(2).default([]),
    languages: z.array(spoken).max(20).default([]),
    disabilityAccess: accessible.default(false),
  },
  { id: 'Untuk siapa', en: 'For whom' },
)
export type ForWhom = z.output<typeof forWhom>
