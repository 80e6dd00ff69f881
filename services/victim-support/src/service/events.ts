import { event, type FieldGroup, type Label } from '@titian/core'
import { personal } from '@titian/privacy'
import { publicServiceTypes, serviceMissedReasons } from '@titian/vocabulary'
import { z } from 'zod'
import { DeliveredService, type Discretion, ServiceUrgency, serviceCancelReasons } from './codes.ts'

/** What is written of a service, under the key that fits its kind; at most one of the two. */
export const notes = {
  note: personal('psychosocial', { of: 'personId' }, z.string().trim().min(1).max(2000)).optional(),
  medicalNote: personal('medical', { of: 'personId' }, z.string().trim().min(1).max(2000)).optional(),
}

const scheduled = {
  caseId: z.uuid(),
  personId: z.uuid(),
  planId: z.uuid().optional(),
  agencyId: z.uuid(),
  /** The public type, all that leaves the service. */
  service: publicServiceTypes.schema,
  serviceType: DeliveredService,
  urgency: ServiceUrgency,
  scheduledFor: z.iso.datetime(),
  ...notes,
}
export type Scheduled = z.output<z.ZodObject<typeof scheduled>>

const delivered = { service: publicServiceTypes.schema, ...notes }

type Reader = { readonly group: FieldGroup; readonly neutral: Label }

const schedule = (reader?: Reader) =>
  event(1, scheduled, {
    label: { id: 'Layanan dijadwalkan', en: 'Service scheduled' },
    ...reader,
    publish: { as: 'ServiceScheduled', fields: ['caseId', 'agencyId', 'service'] },
  })

const deliver = (reader?: Reader) =>
  event(1, delivered, {
    label: { id: 'Layanan diberikan', en: 'Service delivered' },
    ...reader,
    publish: { as: 'ServiceDelivered', fields: ['service'] },
  })

const healthScheduled = { id: 'Layanan kesehatan dijadwalkan', en: 'Health service scheduled' }
const healthDelivered = { id: 'Layanan kesehatan diberikan', en: 'Health service delivered' }

export const serviceEvents = {
  ServiceScheduled: schedule(),
  HealthServiceScheduled: schedule({ group: 'medical', neutral: healthScheduled }),
  MentalHealthServiceScheduled: schedule({ group: 'psychosocial', neutral: healthScheduled }),
  ShelterServiceScheduled: schedule({ group: 'shelter-location', neutral: { id: 'Layanan dijadwalkan', en: 'Service scheduled' } }),
  ServiceDelivered: deliver(),
  HealthServiceDelivered: deliver({ group: 'medical', neutral: healthDelivered }),
  MentalHealthServiceDelivered: deliver({ group: 'psychosocial', neutral: healthDelivered }),
  ShelterServiceDelivered: deliver({ group: 'shelter-location', neutral: { id: 'Layanan diberikan', en: 'Service delivered' } }),
  ServiceMissed: event(
    1,
    { code: serviceMissedReasons.schema, text: personal('psychosocial', { of: 'personId' }, z.string().trim().min(1).max(1000)).optional() },
    { label: { id: 'Layanan tidak terlaksana', en: 'Service missed' }, publish: { fields: [] } },
  ),
  ServiceCancelled: event(
    1,
    { code: serviceCancelReasons.schema },
    { label: { id: 'Layanan dibatalkan', en: 'Service cancelled' }, publish: { fields: [] } },
  ),
}

export const scheduledTypes = {
  open: 'ServiceScheduled',
  health: 'HealthServiceScheduled',
  mental: 'MentalHealthServiceScheduled',
  shelter: 'ShelterServiceScheduled',
} as const satisfies Record<Discretion, string>

export const deliveredTypes = {
  open: 'ServiceDelivered',
  health: 'HealthServiceDelivered',
  mental: 'MentalHealthServiceDelivered',
  shelter: 'ShelterServiceDelivered',
} as const satisfies Record<Discretion, string>
