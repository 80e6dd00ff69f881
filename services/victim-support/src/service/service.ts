import { aggregate, type Rejection } from '@titian/core'
import type { Sealed } from '@titian/privacy'
import { code, moment } from '@titian/service'
import type { PublicServiceType } from '@titian/vocabulary'
import { z } from 'zod'
import { provider, publicService, theCaseId, thePersonId, thePlanId } from '../fields.ts'
import { reject } from '../rejections.ts'
import { type DeliveredService, type Discretion, discretionOf, type ServiceStatus, serviceStatus } from './codes.ts'
import { notes, type Scheduled, scheduledFor, serviceEvents, serviceType, urgency } from './events.ts'

export interface Service {
  readonly status: 'none' | ServiceStatus
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
  /** How it went was taken back. */
  readonly reopened?: true
  readonly note?: Sealed
  readonly medicalNote?: Sealed
}

type When = { readonly recordedAt: string }

const scheduled = (state: Service, { planId, note, medicalNote, ...data }: Scheduled, { recordedAt }: When): Service => ({
  ...state,
  ...data,
  ...(planId && { planId }),
  ...(note && { note }),
  ...(medicalNote && { medicalNote }),
  discretion: discretionOf(data.serviceType),
  status: 'scheduled',
  scheduledAt: recordedAt,
})

const settled =
  (status: ServiceStatus) =>
  (state: Service, _: unknown, { recordedAt }: When): Service => ({ ...state, status, settledAt: recordedAt })

/** One service for one person: an appointment, what came of it. Possible before any determination and without a plan. */
export const supportService = aggregate({
  name: 'service',
  label: { id: 'Layanan', en: 'Service' },
  ofCase: 'services',
  events: serviceEvents,
  initialState: { status: 'none', discretion: 'open' } as Service,
  evolve: {
    ServiceScheduled: scheduled,
    ServiceCorrected: (state, { service, serviceType, scheduledFor }) => ({
      ...state,
      service,
      serviceType,
      scheduledFor,
      discretion: discretionOf(serviceType),
    }),
    ServiceReopened: ({ settledAt: _, ...state }) => ({ ...state, status: 'scheduled', reopened: true }),
    ServiceDelivered: settled('delivered'),
    ServiceMissed: settled('missed'),
    ServiceCancelled: settled('cancelled'),
  },
  caseId: ({ caseId }) => caseId,
  personIds: ({ personId }) => (personId ? [personId] : []),
  relations: ({ agencyId, scheduledAt, settledAt }) =>
    agencyId && scheduledAt ? [{ kind: 'providerAgency', agencyId, from: scheduledAt, ...(settledAt && { to: settledAt }) }] : [],
  isOpen: ({ status }) => status === 'scheduled',
  presents: z.object({
    status: code(serviceStatus, { id: 'Status layanan', en: 'Status of the service' }).optional(),
    caseId: theCaseId.optional(),
    personId: thePersonId.optional(),
    planId: thePlanId.optional(),
    agencyId: provider.optional(),
    service: publicService.optional(),
    serviceType: serviceType.optional(),
    urgency: urgency.optional(),
    scheduledFor: scheduledFor.optional(),
    scheduledAt: moment({ id: 'Dijadwalkan pada', en: 'Scheduled at' }).optional(),
    settledAt: moment({ id: 'Tuntas pada', en: 'Settled at' }).optional(),
    ...notes,
  }),
  // Which service it is, and who gives it, is told by an open one alone (SAFETY 1, 2).
  present: ({ discretion, ...state }) => ({
    status: state.status === 'none' ? undefined : state.status,
    caseId: state.caseId,
    personId: state.personId,
    planId: state.planId,
    service: state.service,
    urgency: state.urgency,
    scheduledFor: state.scheduledFor,
    scheduledAt: state.scheduledAt,
    settledAt: state.settledAt,
    note: state.note,
    medicalNote: state.medicalNote,
    ...(discretion === 'open' && { serviceType: state.serviceType, agencyId: state.agencyId }),
  }),
})

/** The refusal of what only an appointment that is still to come allows, or undefined. */
export const notScheduled = ({ status }: Service): Rejection | undefined =>
  status === 'none'
    ? reject('SERVICE_NOT_SCHEDULED')
    : status !== 'scheduled'
      ? reject('SERVICE_ALREADY_SETTLED', { status: serviceStatus.label(status) })
      : undefined
