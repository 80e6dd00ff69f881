import { event, type FieldGroup, type Label } from '@titian/core'
import { personal } from '@titian/privacy'
import { code, moment } from '@titian/service'
import { serviceMissedReasons } from '@titian/vocabulary'
import type { z } from 'zod'
import { provider, publicService, text, theCaseId, thePersonId, thePlanId } from '../fields.ts'
import { type Discretion, deliveredServices, serviceCancelReasons, serviceUrgencies } from './codes.ts'

/** What is written of a service, under the key that fits its kind; at most one of the two. */
export const notes = {
  note: personal('psychosocial', { of: 'personId', label: { id: 'Catatan', en: 'Note' } }, text(2000)).optional(),
  medicalNote: personal('medical', { of: 'personId', label: { id: 'Catatan kesehatan', en: 'Medical note' } }, text(2000)).optional(),
}

export const serviceType = code(deliveredServices, { id: 'Layanan', en: 'Service' })
export const urgency = code(serviceUrgencies, { id: 'Kapan dibutuhkan', en: 'How soon' })
export const scheduledFor = moment({ id: 'Dijadwalkan untuk', en: 'Scheduled for' })
export const missedFields = {
  code: code(serviceMissedReasons, { id: 'Alasan tidak terlaksana', en: 'Reason it was missed' }),
  text: personal('psychosocial', { of: 'personId', label: { id: 'Penjelasan', en: 'Explanation' } }, text(1000)).optional(),
}
export const serviceCancelReason = code(serviceCancelReasons, { id: 'Alasan pembatalan', en: 'Reason for cancelling' })

const scheduled = {
  caseId: theCaseId,
  personId: thePersonId,
  planId: thePlanId.optional(),
  agencyId: provider,
  service: publicService,
  serviceType,
  urgency,
  scheduledFor,
  ...notes,
}
export type Scheduled = z.output<z.ZodObject<typeof scheduled>>

const delivered = { service: publicService, ...notes }

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
  ServiceMissed: event(1, missedFields, { label: { id: 'Layanan tidak terlaksana', en: 'Service missed' }, publish: { fields: [] } }),
  ServiceCancelled: event(
    1,
    { code: serviceCancelReason },
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
