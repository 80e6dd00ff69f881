import { readersOf } from '@titian/core'
import { as, dinsos, given, sealedFixture } from '@titian/testing'
import { cancelService } from './cancel-service.ts'
import { serviceStatus } from './codes.ts'
import { deliverService } from './deliver-service.ts'
import { cancelled, delivered, healthScheduled, missed, scheduled } from './fixtures.ts'
import { missService } from './miss-service.ts'
import { supportService } from './service.ts'

const by = as(dinsos)

describe('delivering a service', () => {
  it('says what came of it, sealed', () => {
    const note = sealedFixture('hasil')
    given(supportService, scheduled()).when(deliverService, {}, by).then(delivered())
    given(supportService, scheduled())
      .when(deliverService, { note }, by)
      .then({ type: 'ServiceDelivered', data: { ...delivered().data, note } })
  })
  it('reads as a health service where it is one', () => {
    const medicalNote = sealedFixture('hasil')
    given(supportService, healthScheduled())
      .when(deliverService, { medicalNote }, by)
      .then({ type: 'ServiceDelivered', data: { service: 'HEALTH', serviceType: 'HIV_TEST', medicalNote } })
    expect(readersOf(supportService.events.ServiceDelivered, { service: 'HEALTH', serviceType: 'HIV_TEST' })).toMatchObject({
      group: 'medical',
      neutral: { id: 'Layanan kesehatan diberikan' },
    })
    given(supportService, healthScheduled())
      .when(deliverService, { note: medicalNote }, by)
      .thenRejected('NOTE_OF_OTHER_CATEGORY', { field: { id: 'Catatan kesehatan', en: 'Medical note' } })
  })
  it('does nothing when repeated', () => given(supportService, scheduled(), delivered()).when(deliverService, {}, by).thenNothing())
  it('is refused before it is scheduled, once missed, once cancelled', () => {
    given(supportService).when(deliverService, {}, by).thenRejected('SERVICE_NOT_SCHEDULED')
    given(supportService, scheduled(), missed())
      .when(deliverService, {}, by)
      .thenRejected('SERVICE_ALREADY_SETTLED', { status: serviceStatus.label('missed') })
    given(supportService, scheduled(), cancelled())
      .when(deliverService, {}, by)
      .thenRejected('SERVICE_ALREADY_SETTLED', { status: serviceStatus.label('cancelled') })
  })
})

describe('missing a service', () => {
  const input = { code: 'NO_TRANSPORT' as const }
  it('says why', () => given(supportService, scheduled()).when(missService, input, by).then(missed()))
  it('asks for words where the reason is another', () => {
    const text = sealedFixture('sebab')
    given(supportService, scheduled()).when(missService, { code: 'OTHER' }, by).thenRejected('REASON_TEXT_MISSING')
    given(supportService, scheduled())
      .when(missService, { code: 'OTHER', text }, by)
      .then({ type: 'ServiceMissed', data: { code: 'OTHER', text } })
  })
  it('does nothing when repeated', () => given(supportService, scheduled(), missed()).when(missService, input, by).thenNothing())
  it('is refused before it is scheduled and once delivered', () => {
    given(supportService).when(missService, input, by).thenRejected('SERVICE_NOT_SCHEDULED')
    given(supportService, scheduled(), delivered())
      .when(missService, input, by)
      .thenRejected('SERVICE_ALREADY_SETTLED', { status: serviceStatus.label('delivered') })
  })
})

describe('cancelling a service', () => {
  const input = { code: 'NOT_NEEDED' as const }
  it('takes it back', () => given(supportService, scheduled()).when(cancelService, input, by).then(cancelled()))
  it('does nothing when repeated', () => given(supportService, scheduled(), cancelled()).when(cancelService, input, by).thenNothing())
  it('is refused before it is scheduled and once delivered', () => {
    given(supportService).when(cancelService, input, by).thenRejected('SERVICE_NOT_SCHEDULED')
    given(supportService, scheduled(), delivered())
      .when(cancelService, input, by)
      .thenRejected('SERVICE_ALREADY_SETTLED', { status: serviceStatus.label('delivered') })
  })
})
