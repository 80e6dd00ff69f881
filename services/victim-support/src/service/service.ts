import { aggregate } from '@titian/core'
import type { Sealed } from '@titian/privacy'
import type { PublicServiceType } from '@titian/vocabulary'
import type { DeliveredService, Discretion } from './codes.ts'
import { type Scheduled, serviceEvents } from './events.ts'

export interface Service {
  readonly status: 'none' | 'scheduled' | 'delivered' | 'missed' | 'cancelled'
  readonly discretion: Discretion
  readonly caseId?: string
  readonly personId?: string
  readonly planId?: string
  /** Who gives it. */
  readonly agencyId?: string
  readonly service?: PublicServiceType
  readonly serviceType?: DeliveredService
  readonly urgency?: Scheduled['urgency']
  readonly scheduledFor?: string
  readonly scheduledAt?: string
  readonly settledAt?: string
  readonly note?: Sealed
  readonly medicalNote?: Sealed
}

type When = { readonly recordedAt: string }

const scheduled =
  (discretion: Discretion) =>
  (state: Service, { planId, note, medicalNote, ...data }: Scheduled, { recordedAt }: When): Service => ({
    ...state,
    ...data,
    ...(planId && { planId }),
    ...(note && { note }),
    ...(medicalNote && { medicalNote }),
    discretion,
    status: 'scheduled',
    scheduledAt: recordedAt,
  })

const settled =
  (status: Service['status']) =>
  (state: Service, _: unknown, { recordedAt }: When): Service => ({ ...state, status, settledAt: recordedAt })

/** One service for one person: an appointment, what came of it. Possible before any determination and without a plan. */
export const supportService = aggregate({
  name: 'service',
  events: serviceEvents,
  initialState: { status: 'none', discretion: 'open' } as Service,
  evolve: {
    ServiceScheduled: scheduled('open'),
    HealthServiceScheduled: scheduled('health'),
    MentalHealthServiceScheduled: scheduled('mental'),
    ShelterServiceScheduled: scheduled('shelter'),
    ServiceDelivered: settled('delivered'),
    HealthServiceDelivered: settled('delivered'),
    MentalHealthServiceDelivered: settled('delivered'),
    ShelterServiceDelivered: settled('delivered'),
    ServiceMissed: settled('missed'),
    ServiceCancelled: settled('cancelled'),
  },
  caseId: ({ caseId }) => caseId,
  personIds: ({ personId }) => (personId ? [personId] : []),
  relations: ({ agencyId, scheduledAt, settledAt }) =>
    agencyId && scheduledAt ? [{ kind: 'providerAgency', agencyId, from: scheduledAt, ...(settledAt && { to: settledAt }) }] : [],
  isOpen: ({ status }) => status === 'scheduled',
  present: ({ discretion, serviceType, agencyId, ...state }) => ({ ...state, ...(discretion === 'open' && { serviceType, agencyId }) }),
})
