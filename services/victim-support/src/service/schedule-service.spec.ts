import { readersOf } from '@titian/core'
import { as, dinsos, given, hospital, idOf, sealedFixture, stateAfter } from '@titian/testing'
import { caseId, closedCase, closingCase, openCase, personId } from '../fixtures.ts'
import { drafted } from '../plan/fixtures.ts'
import { plan } from '../plan/plan.ts'
import { deliveredServices, discretionOf } from './codes.ts'
import { appointment, delivered, scheduled, scheduledFor } from './fixtures.ts'
import { scheduleService } from './schedule-service.ts'
import { supportService } from './service.ts'

const input = { caseId, personId, type: 'LIVELIHOOD' as const, scheduledFor }
const by = { actor: as(dinsos), needs: { theCase: openCase } }

describe('scheduling a service', () => {
  it('is given by one’s own agency, without a plan and before any determination', () => {
    expect(openCase.determination).toBeUndefined()
    given(supportService).when(scheduleService, input, by).then(scheduled())
  })
  it.each(['2024-03-05T01:00:00Z', '2024-03-05T09:00:00.000+08:00', '2024-03-05'])('asks for instants in one form, not %s', (other) =>
    expect(scheduleService.input.safeParse({ ...input, scheduledFor: other }).success).toBe(false),
  )
  it('may follow a plan of the case', () => {
    const planId = idOf('plan')
    const thePlan = stateAfter(plan, drafted())
    given(supportService)
      .when(scheduleService, { ...input, planId }, { ...by, needs: { ...by.needs, thePlan } })
      .then(scheduled({ planId }))
    given(supportService)
      .when(scheduleService, { ...input, planId }, by)
      .thenRejected('PLAN_NOT_OF_CASE')
  })
  it('does nothing when repeated', () => given(supportService, scheduled()).when(scheduleService, input, by).thenNothing())
  it('is refused with other content', () =>
    given(supportService, scheduled())
      .when(scheduleService, { ...input, type: 'EDUCATION' }, by)
      .thenRejected('SERVICE_ALREADY_SCHEDULED'))
  it('is refused for a case that is unknown or closed', () => {
    given(supportService).when(scheduleService, input, as(dinsos)).thenRejected('CASE_UNKNOWN')
    given(supportService)
      .when(scheduleService, input, { ...by, needs: { theCase: closedCase } })
      .thenRejected('CASE_CLOSED')
  })
  it('is refused for another person', () =>
    given(supportService)
      .when(scheduleService, { ...input, personId: caseId }, by)
      .thenRejected('PERSON_NOT_OF_CASE'))
  it('leaves protection to the service of LPSK', () => expect(scheduleService.input.safeParse({ ...input, type: 'PROTECTION' }).success).toBe(false))
})

describe('an immediate need', () => {
  const parsed = scheduleService.input.parse({ ...input, urgency: 'IMMEDIATE' })
  it('is met while the case is being closed', () => {
    given(supportService)
      .when(scheduleService, parsed, { ...by, needs: { theCase: closingCase } })
      .then(scheduled({ urgency: 'IMMEDIATE' }))
    expect(scheduleService.opensWork?.(parsed, stateAfter(supportService), {} as never)).toEqual({ caseId, immediate: true })
  })
  it('differs in this from planned work, which the closure waits for', () => {
    expect(scheduleService.opensWork?.({ ...parsed, urgency: 'PLANNED' }, stateAfter(supportService), {} as never)).toEqual({
      caseId,
      immediate: false,
    })
    expect(supportService.isOpen?.(stateAfter(supportService, scheduled()))).toBe(true)
    expect(supportService.isOpen?.(stateAfter(supportService, scheduled(), delivered()))).toBe(false)
  })
})

describe('what others learn of a service', () => {
  it.each([
    ['HIV_TEST', 'medical', 'Layanan kesehatan dijadwalkan'],
    ['COUNSELLING', 'psychosocial', 'Layanan kesehatan dijadwalkan'],
    ['SHELTER', 'shelter-location', 'Layanan dijadwalkan'],
  ] as const)('of %s is neutral', (type, group, neutral) => {
    const service = type === 'SHELTER' ? 'SERVICE' : 'HEALTH'
    given(supportService)
      .when(scheduleService, { ...input, type }, { actor: as(hospital), needs: by.needs })
      .then(scheduled({ agencyId: hospital.agencyId, service, serviceType: type }))
    const { ServiceScheduled } = supportService.events
    expect(readersOf(ServiceScheduled, appointment({ serviceType: type }))).toMatchObject({ group, neutral: { id: neutral } })
    expect(ServiceScheduled.about.publish?.fields).not.toContain('serviceType')
  })
  it('is told of no service that its provider and type are not told of', () => {
    const groups = { open: 'case', health: 'medical', mental: 'psychosocial', shelter: 'shelter-location' } as const
    for (const serviceType of deliveredServices.codes)
      for (const definition of [supportService.events.ServiceScheduled, supportService.events.ServiceDelivered])
        expect([serviceType, readersOf(definition, { serviceType }).group]).toEqual([serviceType, groups[discretionOf(serviceType)]])
  })
  it('is sealed as medical where the service is', () => {
    const medicalNote = sealedFixture('hasil')
    const test = { ...input, type: 'HIV_TEST' as const }
    given(supportService)
      .when(scheduleService, { ...test, medicalNote }, by)
      .then(scheduled({ service: 'HEALTH', serviceType: 'HIV_TEST', medicalNote }))
    given(supportService)
      .when(scheduleService, { ...test, note: medicalNote }, by)
      .thenRejected('NOTE_OF_OTHER_CATEGORY', { field: { id: 'Catatan kesehatan', en: 'Medical note' } })
    given(supportService)
      .when(scheduleService, { ...input, medicalNote }, by)
      .thenRejected('NOTE_OF_OTHER_CATEGORY', { field: { id: 'Catatan', en: 'Note' } })
  })
  it('leaves provider and type out of the resource where they tell', () => {
    const shelter = stateAfter(supportService, scheduled({ serviceType: 'SHELTER', service: 'SERVICE' }))
    expect(supportService.present?.(shelter, 'id')).not.toHaveProperty('agencyId')
    expect(supportService.present?.(shelter, 'id')).not.toHaveProperty('serviceType')
    expect(supportService.present?.(stateAfter(supportService, scheduled()), 'id')).toMatchObject({ serviceType: 'LIVELIHOOD' })
  })
  it('binds the provider for as long as the service goes on', () => {
    expect(supportService.relations?.(stateAfter(supportService, scheduled()), 'id')).toMatchObject([
      { kind: 'providerAgency', agencyId: dinsos.agencyId },
    ])
    expect(supportService.relations?.(stateAfter(supportService, scheduled(), delivered()), 'id')[0]).toHaveProperty('to')
  })
})
