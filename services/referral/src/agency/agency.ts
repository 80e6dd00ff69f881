import { aggregate, event } from '@titian/core'
import { AreaCode, agencyKinds, RegencyCode } from '@titian/vocabulary'
import { z } from 'zod'
import { ForWhom, OfferCode } from './offers.ts'

export interface Agency {
  readonly agencyId?: string
  readonly kind?: z.infer<typeof agencyKinds.schema>
  readonly name?: string
  readonly area?: string
  /** IANA, of its seat: deadlines that bind the agency are computed in it. */
  readonly zone?: string
  readonly nameIsSecret: boolean
  readonly registeredAt?: string
  readonly offers: readonly { readonly service: OfferCode; readonly forWhom: ForWhom }[]
  /** Kemendagri codes of any level in which it works. */
  readonly areas: readonly string[]
}

/** An agency and what it offers: the service directory. Says nothing of any person. Its stream's id is the agency's id. */
export const agency = aggregate({
  name: 'agency',
  plural: 'agencies',
  events: {
    AgencyRegistered: event(
      1,
      { agencyId: z.uuid(), kind: agencyKinds.schema, name: z.string(), area: RegencyCode, zone: z.string(), nameIsSecret: z.boolean() },
      {
        label: { id: 'Lembaga didaftarkan', en: 'Agency registered' },
        publish: { fields: ['agencyId', 'kind', 'name', 'area', 'zone', 'nameIsSecret'] },
      },
    ),
    ServiceOffered: event(
      1,
      { service: OfferCode, forWhom: ForWhom },
      { label: { id: 'Layanan ditawarkan', en: 'Service offered' }, publish: { fields: ['service'] } },
    ),
    ServiceSuspended: event(
      1,
      { service: OfferCode },
      { label: { id: 'Layanan dihentikan sementara', en: 'Service suspended' }, publish: { fields: ['service'] } },
    ),
    ServiceAreaSet: event(
      1,
      { areas: z.array(AreaCode) },
      { label: { id: 'Wilayah layanan ditetapkan', en: 'Service area set' }, publish: { fields: ['areas'] } },
    ),
  },
  initialState: { offers: [], areas: [], nameIsSecret: false } as Agency,
  evolve: {
    AgencyRegistered: (state, data, { recordedAt }) => ({ ...state, ...data, registeredAt: recordedAt, areas: [data.area] }),
    ServiceOffered: (state, offer) => ({ ...state, offers: [...state.offers.filter(({ service }) => service !== offer.service), offer] }),
    ServiceSuspended: (state, { service }) => ({ ...state, offers: state.offers.filter((offer) => offer.service !== service) }),
    ServiceAreaSet: (state, { areas }) => ({ ...state, areas }),
  },
  relations: ({ agencyId, registeredAt }) => (agencyId && registeredAt ? [{ kind: 'self', agencyId, from: registeredAt }] : []),
  present: ({ agencyId, kind, name, area, zone, offers, areas }) => ({ agencyId, kind, name, area, zone, offers, areas }),
})
