import { dinsos } from '@titian/testing'
import { caseId, personId } from '../fixtures.ts'
import type { Scheduled } from './events.ts'

export const scheduledFor = '2024-03-05T01:00:00.000Z'

/** Livelihood training by Dinas Sosial, unless said otherwise. */
export const appointment = (data: Partial<Scheduled> = {}): Scheduled => ({
  caseId,
  personId,
  agencyId: dinsos.agencyId,
  service: 'SOCIAL',
  serviceType: 'LIVELIHOOD',
  urgency: 'PLANNED',
  scheduledFor,
  ...data,
})
export const scheduled = (data: Partial<Scheduled> = {}) => ({ type: 'ServiceScheduled' as const, data: appointment(data) })
export const healthScheduled = () => ({
  type: 'ServiceScheduled' as const,
  data: appointment({ service: 'HEALTH', serviceType: 'HIV_TEST' }),
})
export const delivered = () => ({ type: 'ServiceDelivered' as const, data: { service: 'SOCIAL' as const, serviceType: 'LIVELIHOOD' as const } })
export const missed = () => ({ type: 'ServiceMissed' as const, data: { code: 'NO_TRANSPORT' as const } })
export const cancelled = () => ({ type: 'ServiceCancelled' as const, data: { code: 'NOT_NEEDED' as const } })
