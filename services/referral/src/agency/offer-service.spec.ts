import { as, dinsos, given, stateAfter } from '@titian/testing'
import { agency } from './agency.ts'
import { everyone, offered, registered } from './fixtures.ts'
import { offerService } from './offer-service.ts'

const admin = as(dinsos, 'agency-admin')

describe('offering a service', () => {
  it('says for whom it is', () =>
    given(agency, registered())
      .when(offerService, { service: 'SHELTER', forWhom: { sexes: ['MALE'], disabilityAccess: true } }, admin)
      .then(offered('SHELTER', { sexes: ['MALE'], disabilityAccess: true })))
  it('is for everyone where nothing is said', () =>
    given(agency, registered()).when(offerService, { service: 'HEALTH' }, admin).then(offered('HEALTH', everyone)))
  it('makes a duty agency', () => given(agency, registered()).when(offerService, { service: 'INTAKE_DUTY' }, admin).then(offered('INTAKE_DUTY')))
  it('does nothing when repeated', () =>
    given(agency, registered(), offered('SHELTER')).when(offerService, { service: 'SHELTER' }, admin).thenNothing())
  it('replaces for whom it is', () => {
    const now = offered('SHELTER', { ages: ['CHILD'] })
    given(agency, registered(), offered('SHELTER')).when(offerService, now.data, admin).then(now)
    expect(stateAfter(agency, registered(), offered('SHELTER'), now).offers).toEqual([now.data])
  })
  it('is refused to an agency that is not registered', () =>
    given(agency).when(offerService, { service: 'SHELTER' }, admin).thenRejected('AGENCY_UNKNOWN'))
})
