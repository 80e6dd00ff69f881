import { readersOf } from '@titian/core'
import { as, dinsos, given, ngo, sealedFixture, stateAfter } from '@titian/testing'
import { closedCase, openCase } from '../fixtures.ts'
import { correctService } from './correct-service.ts'
import { cancelled, delivered, missed, scheduled, scheduledFor } from './fixtures.ts'
import { reopenService } from './reopen-service.ts'
import { supportService } from './service.ts'

const by = as(dinsos)
const because = sealedFixture('keliru dicatat (rekaan)')

describe('correcting a service', () => {
  const input = { type: 'HIV_TEST' as const, scheduledFor, because }
  const corrected = { type: 'ServiceCorrected', data: { service: 'HEALTH', serviceType: 'HIV_TEST', scheduledFor, because } } as const
  it('says which it was and when, as it is right, also once it was given', () => {
    given(supportService, scheduled()).when(correctService, input, by).then(corrected)
    given(supportService, scheduled(), delivered()).when(correctService, input, by).then(corrected)
  })
  it('is read by those who may read what it was (SAFETY 2)', () => {
    const { ServiceCorrected } = supportService.events
    expect(readersOf(ServiceCorrected, corrected.data)).toMatchObject({ group: 'medical' })
    expect(supportService.present?.(stateAfter(supportService, scheduled(), corrected), 'id')).not.toHaveProperty('serviceType')
    expect(ServiceCorrected.about.publish?.fields).toEqual(['service'])
  })
  it('corrects nothing twice', () => given(supportService, scheduled(), corrected).when(correctService, input, by).thenNothing())
  it('is refused before there is one, and to another agency', () => {
    given(supportService).when(correctService, input, by).thenRejected('SERVICE_NOT_SCHEDULED')
    given(supportService, scheduled()).when(correctService, input, as(ngo)).thenRejected('SERVICE_NOT_YOURS')
  })
})

describe('taking back how a service went', () => {
  const reopened = { type: 'ServiceReopened', data: { because } } as const
  const known = { actor: by, needs: { theCase: openCase } }
  it.each([delivered(), missed(), cancelled()])('leaves it to come: %j', (settled) => {
    given(supportService, scheduled(), settled).when(reopenService, { because }, known).then(reopened)
    expect(supportService.isOpen?.(stateAfter(supportService, scheduled(), settled, reopened))).toBe(true)
  })
  it('does nothing when repeated', () => given(supportService, scheduled(), missed(), reopened).when(reopenService, { because }, known).thenNothing())
  it('is refused where it is still to come, to another agency, and in a closed case', () => {
    given(supportService, scheduled()).when(reopenService, { because }, known).thenRejected('SERVICE_NOT_SETTLED')
    given(supportService, scheduled(), missed())
      .when(reopenService, { because }, { ...known, actor: as(ngo) })
      .thenRejected('SERVICE_NOT_YOURS')
    given(supportService, scheduled(), missed())
      .when(reopenService, { because }, { actor: by, needs: { theCase: closedCase } })
      .thenRejected('CASE_CLOSED')
  })
})
