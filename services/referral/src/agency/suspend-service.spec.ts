import { as, dinsos, given, stateAfter } from '@titian/testing'
import { agency } from './agency.ts'
import { approved, offered, registered, suspended } from './fixtures.ts'
import { suspendService } from './suspend-service.ts'

const admin = as(dinsos, 'agency-admin')

describe('suspending a service', () => {
  it('takes it out of the directory', () => {
    given(agency, registered(), approved, offered('SHELTER')).when(suspendService, { service: 'SHELTER' }, admin).then(suspended('SHELTER'))
    expect(stateAfter(agency, registered(), approved, offered('SHELTER'), offered('HEALTH'), suspended('SHELTER')).offers).toEqual([
      offered('HEALTH').data,
    ])
  })
  it('does nothing when repeated', () =>
    given(agency, registered(), approved, offered('SHELTER'), suspended('SHELTER')).when(suspendService, { service: 'SHELTER' }, admin).thenNothing())
  it('is refused to an agency that is not registered', () =>
    given(agency).when(suspendService, { service: 'SHELTER' }, admin).thenRejected('AGENCY_UNKNOWN'))
})
