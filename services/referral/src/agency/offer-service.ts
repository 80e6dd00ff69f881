import { posts } from '@titian/access'
import { z } from 'zod'
import { agency, notRegistered } from './agency.ts'
import { offer } from './fields.ts'
import { type ForWhom, forWhom as forWhomField } from './offers.ts'

const same = (a: ForWhom, b: ForWhom) => JSON.stringify(forWhomField.parse(a)) === JSON.stringify(forWhomField.parse(b))

export const offerService = agency.command({
  name: 'OfferService',
  doc: 'Says that the agency offers a service, and for whom.',
  path: 'offer',
  may: posts('agency-admin', 'supervisor').of('self'),
  label: { id: 'Tawarkan layanan', en: 'Offer service' },
  input: z.strictObject({
    service: offer,
    forWhom: forWhomField.default({ sexes: [], ages: [], languages: [], disabilityAccess: false }),
  }),
  open: notRegistered,
  decide({ service, forWhom }, state) {
    const offered = state.offers.find((one) => one.service === service)
    return offered && same(offered.forWhom, forWhom) ? [] : [{ type: 'ServiceOffered', data: { service, forWhom } }]
  },
})
