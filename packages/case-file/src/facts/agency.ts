import { fact, received } from '@titian/core'
import { z } from 'zod'

/** Registered by the national desk, approved by a second person of it, closed. */
export type AgencyStatus = 'none' | 'registered' | 'approved' | 'closed'

export interface AgencyFact {
  readonly status: AgencyStatus
  readonly agencyId?: string
  readonly kind?: string
  readonly name?: string
  readonly area?: string
  readonly zone?: string
  readonly nameIsSecret: boolean
  /** A province's desk grants duty in its province, and is asked where a case has nobody. */
  readonly isProvinceDesk: boolean
  /** Service types with the areas (Kemendagri codes) where they are offered. */
  readonly offers: readonly { readonly service: string }[]
  readonly areas: readonly string[]
  /** Where it was granted the duty for reports. */
  readonly dutyAreas: readonly string[]
}

/** The directory of agencies: what they are, what they offer, where; and where they were granted the duty for reports. */
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
      isProvinceDesk: z.boolean(),
    }),
    AgencyCorrected: received({ kind: z.string(), name: z.string(), area: z.string(), zone: z.string(), nameIsSecret: z.boolean() }),
    AgencyApproved: received({}),
    AgencyClosed: received({}),
    DutyGranted: received({ areas: z.array(z.string()) }),
    DutyLost: received({ areas: z.array(z.string()) }),
    ServiceOffered: received({ service: z.string() }),
    ServiceSuspended: received({ service: z.string() }),
    ServiceAreaSet: received({ areas: z.array(z.string()) }),
  },
  initialState: { status: 'none', offers: [], areas: [], dutyAreas: [], nameIsSecret: false, isProvinceDesk: false } as AgencyFact,
  evolve: {
    AgencyRegistered: (state, { agencyId, kind, name, area, zone, nameIsSecret, isProvinceDesk }) => ({
      ...state,
      status: 'registered',
      agencyId,
      kind,
      name,
      area,
      zone,
      nameIsSecret,
      isProvinceDesk,
      areas: [area],
    }),
    AgencyCorrected: (state, { kind, name, area, zone, nameIsSecret }) => ({ ...state, kind, name, area, zone, nameIsSecret }),
    AgencyApproved: (state) => ({ ...state, status: 'approved' }),
    AgencyClosed: (state) => ({ ...state, status: 'closed', offers: [], dutyAreas: [] }),
    DutyGranted: (state, { areas }) => ({ ...state, dutyAreas: areas }),
    DutyLost: (state, { areas }) => ({ ...state, dutyAreas: state.dutyAreas.filter((one) => !areas.includes(one)) }),
    ServiceOffered: (state, { service }) => ({ ...state, offers: [...state.offers.filter((one) => one.service !== service), { service }] }),
    ServiceSuspended: (state, { service }) => ({ ...state, offers: state.offers.filter((one) => one.service !== service) }),
    ServiceAreaSet: (state, { areas }) => ({ ...state, areas }),
  },
})
