import { type AgencyStatus, nationalDeskId } from '@titian/case-file'
import { aggregate, type Rejection, type Relation } from '@titian/core'
import { group } from '@titian/service'
import type { AgencyKind } from '@titian/vocabulary'
import { z } from 'zod'
import { reject } from '../rejections.ts'
import { agencyStatuses } from './codes.ts'
import { agencyEvents } from './events.ts'
import { agencyKind, name, offer, seat, seatZone, servedArea, theAgencyId, theUnitId, unitName } from './fields.ts'
import { type AgencyOffer, type ForWhom, forWhom } from './offers.ts'

export interface Unit {
  readonly unitId: string
  readonly name: string
  readonly area: string
  readonly zone: string
}

export interface Agency {
  readonly status: AgencyStatus
  readonly agencyId?: string
  readonly kind?: AgencyKind
  readonly name?: string
  readonly area?: string
  /** IANA, of its seat: deadlines that bind the agency are computed in it. */
  readonly zone?: string
  readonly nameIsSecret: boolean
  /** Grants duty in its province, and is asked where a case there has nobody. */
  readonly isProvinceDesk: boolean
  readonly registeredAt?: string
  readonly registeredBy?: string
  readonly units: readonly Unit[]
  readonly offers: readonly { readonly service: AgencyOffer; readonly forWhom: ForWhom }[]
  /** Kemendagri codes of any level in which it works. */
  readonly areas: readonly string[]
  /** Where the province's desk has granted it the duty for reports. */
  readonly dutyAreas: readonly string[]
  readonly asked?: { readonly areas: readonly string[]; readonly deskAgencyId: string; readonly by: string; readonly at: string }
  /** Areas that went to another agency, and that nobody here has taken note of yet. */
  readonly lost: readonly string[]
}

/** An agency, its units and what it offers: the service directory. Says nothing of any person. Its stream's id is the agency's id. */
export const agency = aggregate({
  name: 'agency',
  label: { id: 'Lembaga', en: 'Agency' },
  plural: 'agencies',
  events: agencyEvents,
  initialState: { status: 'none', units: [], offers: [], areas: [], dutyAreas: [], lost: [], nameIsSecret: false, isProvinceDesk: false } as Agency,
  evolve: {
    AgencyRegistered: (state, data, { recordedAt, actor }) => ({
      ...state,
      ...data,
      status: 'registered',
      registeredAt: recordedAt,
      registeredBy: actor.userId,
      areas: [data.area],
    }),
    AgencyCorrected: (state, { because: _, ...right }) => ({ ...state, ...right }),
    AgencyApproved: (state) => ({ ...state, status: 'approved' }),
    AgencyClosed: ({ asked: _, ...state }) => ({ ...state, status: 'closed', offers: [], dutyAreas: [] }),
    UnitRegistered: (state, unit) => ({ ...state, units: [...state.units.filter(({ unitId }) => unitId !== unit.unitId), unit] }),
    ServiceOffered: (state, offered) => ({ ...state, offers: [...state.offers.filter(({ service }) => service !== offered.service), offered] }),
    ServiceSuspended: (state, { service }) => ({ ...state, offers: state.offers.filter((offered) => offered.service !== service) }),
    ServiceAreaSet: (state, { areas }) => ({ ...state, areas }),
    DutyAsked: (state, { areas, deskAgencyId }, { recordedAt, actor }) => ({
      ...state,
      asked: { areas, deskAgencyId, by: actor.userId, at: recordedAt },
    }),
    DutyGranted: ({ asked: _, ...state }, { areas }) => ({ ...state, dutyAreas: areas, lost: state.lost.filter((one) => !areas.includes(one)) }),
    DutyRefused: ({ asked: _, ...state }) => state,
    DutyLost: (state, { areas }) => ({
      ...state,
      dutyAreas: state.dutyAreas.filter((one) => !areas.includes(one)),
      lost: [...new Set([...state.lost, ...areas])],
    }),
    DutyLossSeen: (state) => ({ ...state, lost: [] }),
  },
  relations: (state) => agencyRelations(state),
  presents: z.object({
    status: agencyStatuses.optional(),
    agencyId: theAgencyId.optional(),
    kind: agencyKind.optional(),
    name: name.optional(),
    area: seat.optional(),
    zone: seatZone.optional(),
    offers: z.array(group({ service: offer, forWhom }, { id: 'Layanan', en: 'Service' })),
    areas: z.array(servedArea),
    dutyAreas: z.array(servedArea),
    units: z.array(group({ unitId: theUnitId, name: unitName, area: seat, zone: seatZone }, { id: 'Unit', en: 'Unit' })),
  }),
  present: ({ status, agencyId, kind, name, area, zone, offers, areas, dutyAreas, units }) => ({
    status: status === 'none' ? undefined : status,
    agencyId,
    kind,
    name,
    area,
    zone,
    offers,
    areas,
    dutyAreas,
    units,
  }),
})

/** Its own people; and who was asked to grant it the duty, while it waits for the answer. */
function agencyRelations({ agencyId, registeredAt, asked }: Agency): readonly Relation[] {
  if (!agencyId || !registeredAt) return []
  return [
    { kind: 'self', agencyId, from: registeredAt },
    ...(asked ? [{ kind: 'askedAgency' as const, agencyId: asked.deskAgencyId, from: asked.at }] : []),
  ]
}

/** The refusal of what only an agency does that was registered and approved, or undefined. */
export const notRegistered = ({ status }: Agency): Rejection | undefined => (status === 'approved' ? undefined : reject('AGENCY_UNKNOWN'))

/** The refusal of what an agency's own people do there, and the national desk for one that has nobody yet. */
export const notTheirs = (agencyId: string | undefined, actor: { readonly agencyId: string }): Rejection | undefined =>
  actor.agencyId === agencyId || actor.agencyId === nationalDeskId ? undefined : reject('NOT_YOUR_AGENCY')
