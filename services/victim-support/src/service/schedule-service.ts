import { posts } from '@titian/access'
import { caseFact } from '@titian/case-file'
import { stateOf } from '@titian/core'
import { publicServiceType } from '@titian/vocabulary'
import { z } from 'zod'
import { partOfCase, refusedByCase, supporters } from '../case-checks.ts'
import { theCaseId, thePersonId, thePlanId } from '../fields.ts'
import { plan } from '../plan/plan.ts'
import { reject } from '../rejections.ts'
import { discretionOf, noteFieldOf, noteNames } from './codes.ts'
import { notes, scheduledFor as scheduledForField, serviceType, urgency as urgencyField } from './events.ts'
import { supportService } from './service.ts'

export const scheduleService = supportService.command({
  name: 'ScheduleService',
  doc: 'Says that one’s own agency will give a service, and when. Needs neither a determination nor a plan.',
  may: posts(...supporters).of(...partOfCase),
  label: { id: 'Jadwalkan layanan', en: 'Schedule service' },
  input: z.strictObject({
    caseId: theCaseId,
    personId: thePersonId,
    planId: thePlanId.optional(),
    type: serviceType,
    urgency: urgencyField.default('PLANNED'),
    scheduledFor: scheduledForField,
    ...notes,
  }),
  needs: { theCase: stateOf(caseFact, 'caseId'), thePlan: stateOf(plan, 'planId') },
  caseId: ({ caseId }) => caseId,
  urgent: ({ urgency }) => urgency === 'IMMEDIATE',
  opensWork: ({ caseId, urgency }) => ({ caseId, immediate: urgency === 'IMMEDIATE' }),
  given: { caseId: 'case.id', personId: 'case.personId' },
  usual: true,
  decide({ caseId, personId, planId, type, urgency, scheduledFor, note, medicalNote }, state, { actor, theCase, thePlan }) {
    if (state.status !== 'none') {
      const same = state.caseId === caseId && state.serviceType === type && state.scheduledFor === scheduledFor
      return same ? [] : reject('SERVICE_ALREADY_SCHEDULED')
    }
    const refused = refusedByCase(theCase, personId)
    if (refused) return refused
    if (planId !== undefined && thePlan.caseId !== caseId) return reject('PLAN_NOT_OF_CASE')
    const field = noteFieldOf(discretionOf(type))
    if (field === 'note' ? medicalNote : note) return reject('NOTE_OF_OTHER_CATEGORY', { field: noteNames[field] })
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
    return [{ type: 'ServiceScheduled', data }]
  },
})
