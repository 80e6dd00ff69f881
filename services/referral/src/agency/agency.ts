import { aggregate, event, type Rejection } from '@titian/core'
import { group } from '@titian/service'
import type { AgencyKind } from '@titian/vocabulary'
import { z } from 'zod'
import { reject } from '../rejections.ts'
import { agencyKind, because, name, nameIsSecret, offer, seat, seatZone, servedArea, theAgencyId } from './fields.ts'
import { type AgencyOffer, type ForWhom, forWhom } from './offers.ts'

export interface Agency {
  readonly agencyId?: string
  readonly kind?: AgencyKind
  readonly name?: string
  readonly area?: string
  /** IANA, of its seat: deadlines that bind the agency are computed in it. */
  readonly zone?: string
  readonly nameIsSecret: boolean
  readonly registeredAt?: string
  readonly offers: readonly { readonly service: AgencyOffer; readonly forWhom: ForWhom }[]
  /** Kemendagri codes of any level in which it works. */
  readonly areas: readonly string[]
}

/** An agency and what it offers: the service directory. Says nothing of any person. Its stream's id is the agency's id. */
export const agency = aggregate({
  name: 'agency',
  label: { id: 'Lembaga', en: 'Agency' },
  plural: 'agencies',
  events: {
    AgencyRegistered: event(
      1,
      { agencyId: theAgencyId, kind: agencyKind, name, area: seat, zone: seatZone, nameIsSecret },
      {
        label: { id: 'Lembaga didaftarkan', en: 'Agency registered' },
        publish: { fields: ['agencyId', 'kind', 'name', 'area', 'zone', 'nameIsSecret'] },
      },
    ),
    AgencyCorrected: event(
      1,
      { kind: agencyKind, name, area: seat, zone: seatZone, nameIsSecret, because },
      {
        label: { id: 'Data lembaga dikoreksi', en: 'Agency corrected' },
        corrects: { types: ['AgencyRegistered', 'AgencyCorrected'] },
        publish: { fields: ['kind', 'name', 'area', 'zone', 'nameIsSecret'] },
      },
    ),
    ServiceOffered: event(
      1,
      { service: offer, forWhom },
      { label: { id: 'Layanan ditawarkan', en: 'Service offered' }, publish: { fields: ['service'] } },
    ),
    ServiceSuspended: event(
      1,
      { service: offer },
      { label: { id: 'Layanan dihentikan sementara', en: 'Service suspended' }, publish: { fields: ['service'] } },
    ),
    ServiceAreaSet: event(
      1,
      { areas: z.array(servedArea) },
      { label: { id: 'Wilayah layanan ditetapkan', en: 'Service area set' }, publish: { fields: ['areas'] } },
    ),
  },
  initialState: { offers: [], areas: [], nameIsSecret: false } as Agency,
  evolve: {
    AgencyRegistered: (state, data, { recordedAt }) => ({ ...state, ...data, registeredAt: recordedAt, areas: [data.area] }),
    AgencyCorrected: (state, { because: _, ...right }) => ({ ...state, ...right }),
    ServiceOffered: (state, offered) => ({ ...state, offers: [...state.offers.filter(({ service }) => service !== offered.service), offered] }),
    ServiceSuspended: (state, { service }) => ({ ...state, offers: state.offers.filter((offered) => offered.service !== service) }),
    ServiceAreaSet: (state, { areas }) => ({ ...state, areas }),
  },
  relations: ({ agencyId, registeredAt }) => (agencyId && registeredAt ? [{ kind: 'self', agencyId, from: registeredAt }] : []),
  presents: z.object({
    agencyId: theAgencyId.optional(),
    kind: agencyKind.optional(),
    name: name.optional(),
    area: seat.optional(),
    zone: seatZone.optional(),
    offers: z.array(group({ service: offer, forWhom }, { id: 'Layanan', en: 'Service' })),
    areas: z.array(servedArea),
  }),
  present: ({ agencyId, kind, name, area, zone, offers, areas }) => ({ agencyId, kind, name, area, zone, offers, areas }),
})

/** The refusal of what only a registered agency does, or undefined. */
export const notRegistered = ({ agencyId }: Agency): Rejection | undefined => (agencyId ? undefined : reject('AGENCY_UNKNOWN'))
