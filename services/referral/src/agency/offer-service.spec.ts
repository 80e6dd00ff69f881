import { as, dinsos, given, stateAfter } from '@titian/testing'
import { agency } from './agency.ts'
import { approved, everyone, offered, registered } from './fixtures.ts'
import { offerService } from './offer-service.ts'

const admin = as(dinsos, 'agency-admin')

describe('offering a service', () => {
  it('says for whom it is (SAFETY 17)', () =>
    given(agency, registered(), approved)
      .when(offerService, { service: 'SHELTER', forWhom: { sexes: ['MALE'], disabilityAccess: true } }, admin)
      .then(offered('SHELTER', { sexes: ['MALE'], disabilityAccess: true })))
  it('is for everyone where nothing is said', () =>
    given(agency, registered(), approved).when(offerService, { service: 'HEALTH' }, admin).then(offered('HEALTH', everyone)))
  it('does nothing when repeated', () =>
    given(agency, registered(), approved, offered('SHELTER')).when(offerService, { service: 'SHELTER' }, admin).thenNothing())
  it('replaces for whom it is', () => {
    const now = offered('SHELTER', { ages: ['CHILD'] })
    given(agency, registered(), approved, offered('SHELTER')).when(offerService, now.data, admin).then(now)
    expect(stateAfter(agency, registered(), approved, offered('SHELTER'), now).offers).toEqual([now.data])
  })
  it('is refused to an agency that is not registered', () =>
    given(agency).when(offerService, { service: 'SHELTER' }, admin).thenRejected('AGENCY_UNKNOWN'))
})
