import { fact, received } from '@titian/core'
import { z } from 'zod'

export interface AgencyFact {
  readonly agencyId?: string
  readonly kind?: string
  readonly name?: string
  readonly area?: string
  readonly zone?: string
  readonly nameIsSecret: boolean
  /** Service types with the areas (Kemendagri codes) where they are offered. */
  readonly offers: readonly { readonly service: string }[]
  readonly areas: readonly string[]
}

/** The directory of agencies: what they are, what they offer, where. `INTAKE_DUTY` among the offers makes it the duty agency of its areas. */
export const agencyFact = fact({
  service: 'referral',
  aggregate: 'agency',
  events: {
    AgencyRegistered: received({
      agencyId: z.uuid(),
      kind: z.string(),
      name: z.string(),
      area: z.string(),
      zone: z.string(),
      nameIsSecret: z.boolean(),
    }),
    AgencyCorrected: received({ kind: z.string(), name: z.string(), area: z.string(), zone: z.string(), nameIsSecret: z.boolean() }),
    ServiceOffered: received({ service: z.string() }),
    ServiceSuspended: received({ service: z.string() }),
    ServiceAreaSet: received({ areas: z.array(z.string()) }),
  },
  initialState: { offers: [], areas: [], nameIsSecret: false } as AgencyFact,
  evolve: {
    AgencyRegistered: (state, { agencyId, kind, name, area, zone, nameIsSecret }) => ({
      ...state,
      agencyId,
      kind,
      name,
      area,
      zone,
      nameIsSecret,
      areas: [area],
    }),
    AgencyCorrected: (state, { kind, name, area, zone, nameIsSecret }) => ({ ...state, kind, name, area, zone, nameIsSecret }),
    ServiceOffered: (state, { service }) => ({ ...state, offers: [...state.offers.filter((one) => one.service !== service), { service }] }),
    ServiceSuspended: (state, { service }) => ({ ...state, offers: state.offers.filter((one) => one.service !== service) }),
    ServiceAreaSet: (state, { areas }) => ({ ...state, areas }),
  },
})
