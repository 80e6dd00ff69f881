import { event, type Label } from '@titian/core'
import { personal } from '@titian/privacy'
import { code, moment } from '@titian/service'
import { serviceMissedReasons } from '@titian/vocabulary'
import type { z } from 'zod'
import { provider, publicService, text, theCaseId, thePersonId, thePlanId } from '../fields.ts'
import { deliveredServices, noteNames, serviceCancelReasons, serviceUrgencies } from './codes.ts'

/** What is written of a service, under the key that fits its kind; at most one of the two. */
export const notes = {
  note: personal('psychosocial', { of: 'personId', label: noteNames.note }, text(2000)).optional(),
  medicalNote: personal('medical', { of: 'personId', label: noteNames.medicalNote }, text(2000)).optional(),
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

export const because = personal('psychosocial', { of: 'personId', label: { id: 'Alasan koreksi', en: 'Why it is corrected' } }, text(1000))
const corrected = { service: publicService, serviceType, scheduledFor, because }
const delivered = { service: publicService, serviceType, ...notes }

const scheduledHealth = { id: 'Layanan kesehatan dijadwalkan', en: 'Health service scheduled' }
const deliveredHealth = { id: 'Layanan kesehatan diberikan', en: 'Health service delivered' }

/** A clinic's appointment tells of a test, a shelter's of where she sleeps (SAFETY 1, 2); the other services are plain facts of the case. */
const readers = (health: Label, shelter: Label) =>
  ({
    by: 'serviceType',
    codes: {
      HEALTH: { group: 'medical', neutral: health },
      HIV_TEST: { group: 'medical', neutral: health },
      REPRODUCTIVE_HEALTH: { group: 'medical', neutral: health },
      DRUG_REHABILITATION: { group: 'medical', neutral: health },
      FORENSIC_EXAMINATION: { group: 'medical', neutral: health },
      COUNSELLING: { group: 'psychosocial', neutral: health },
      PSYCHIATRIC_CARE: { group: 'psychosocial', neutral: health },
      SHELTER: { group: 'shelter-location', neutral: shelter },
    },
    otherwise: { group: 'case' },
  }) as const

export const serviceEvents = {
  ServiceScheduled: event(1, scheduled, {
    label: { id: 'Layanan dijadwalkan', en: 'Service scheduled' },
    readers: readers(scheduledHealth, { id: 'Layanan dijadwalkan', en: 'Service scheduled' }),
    publish: { fields: ['caseId', 'agencyId', 'service'] },
  }),
  ServiceDelivered: event(1, delivered, {
    label: { id: 'Layanan diberikan', en: 'Service delivered' },
    readers: readers(deliveredHealth, { id: 'Layanan diberikan', en: 'Service delivered' }),
    publish: { fields: ['service'] },
  }),
  ServiceCorrected: event(1, corrected, {
    label: { id: 'Catatan layanan dikoreksi', en: 'Record of a service corrected' },
    readers: readers(
      { id: 'Catatan layanan kesehatan dikoreksi', en: 'Record of a health service corrected' },
      { id: 'Catatan layanan dikoreksi', en: 'Record of a service corrected' },
    ),
    corrects: { types: ['ServiceScheduled', 'ServiceCorrected'] },
    publish: { fields: ['service'] },
  }),
  // What came of it was recorded by mistake: it is still to come.
  ServiceReopened: event(
    1,
    { because },
    {
      label: { id: 'Catatan hasil layanan ditarik karena keliru', en: 'Record of how a service went taken back' },
      corrects: { types: ['ServiceDelivered', 'ServiceMissed', 'ServiceCancelled'] },
      publish: { fields: [] },
    },
  ),
  ServiceMissed: event(1, missedFields, { label: { id: 'Layanan tidak terlaksana', en: 'Service missed' }, publish: { fields: [] } }),
  ServiceCancelled: event(
    1,
    { code: serviceCancelReason },
    { label: { id: 'Layanan dibatalkan', en: 'Service cancelled' }, publish: { fields: [] } },
  ),
}
