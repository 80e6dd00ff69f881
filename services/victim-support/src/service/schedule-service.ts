import { posts } from '@titian/access'
import { stateOf } from '@titian/core'
import { caseFact } from '@titian/service-kit'
import { publicServiceType } from '@titian/vocabulary'
import { z } from 'zod'
import { partOfCase, refusedByCase, supporters } from '../case-checks.ts'
import { plan } from '../plan/plan.ts'
import { reject } from '../rejections.ts'
import { DeliveredService, discretionOf, noteFieldOf, ServiceUrgency } from './codes.ts'
import { notes, scheduledTypes } from './events.ts'
import { supportService } from './service.ts'

export const scheduleService = supportService.command({
  name: 'ScheduleService',
  doc: 'Says that one’s own agency will give a service, and when. Needs neither a determination nor a plan.',
  may: posts(...supporters).of(...partOfCase),
  label: { id: 'Jadwalkan layanan', en: 'Schedule service' },
  input: z.strictObject({
    caseId: z.uuid(),
    personId: z.uuid(),
    planId: z.uuid().optional(),
    type: DeliveredService,
    urgency: ServiceUrgency.default('PLANNED'),
    scheduledFor: z.iso.datetime({ error: 'An instant such as 2024-03-04T02:00:00Z / Waktu seperti 2024-03-04T02:00:00Z' }),
    ...notes,
  }),
  needs: { theCase: stateOf(caseFact, 'caseId'), thePlan: stateOf(plan, 'planId') },
  caseId: ({ caseId }) => caseId,
  opensWork: ({ caseId, urgency }) => ({ caseId, immediate: urgency === 'IMMEDIATE' }),
  decide({ caseId, personId, planId, type, urgency, note, medicalNote, ...input }, state, { actor, theCase, thePlan }) {
    const scheduledFor = new Date(input.scheduledFor).toISOString()
    if (state.status !== 'none') {
      const same = state.caseId === caseId && state.serviceType === type && state.scheduledFor === scheduledFor
      return same ? [] : reject('SERVICE_ALREADY_SCHEDULED')
    }
    const refused = refusedByCase(theCase, personId)
    if (refused) return refused
    if (planId !== undefined && thePlan.caseId !== caseId) return reject('PLAN_NOT_OF_CASE')
    const discretion = discretionOf(type)
    const field = noteFieldOf(discretion)
    if (field === 'note' ? medicalNote : note) return reject('NOTE_OF_OTHER_CATEGORY', { field })
    const data = {
      caseId,
      personId,
      ...(planId && { planId }),
      agencyId: actor.agencyId,
      service: publicServiceType(type),
      serviceType: type,
      urgency,
      scheduledFor,
      ...(note && { note }),
      ...(medicalNote && { medicalNote }),
    }
    return [{ type: scheduledTypes[discretion], data }]
  },
})
