import { as, dinsos, given } from '@titian/testing'
import { agency } from './agency.ts'
import { approved, areaSet, belu, kupang, registered } from './fixtures.ts'
import { setServiceArea } from './set-service-area.ts'

const admin = as(dinsos, 'agency-admin')

describe('setting the service area', () => {
  it('takes codes of any level, each once, in order', () =>
    given(agency, registered(), approved)
      .when(setServiceArea, { areas: ['53.71.04', belu, kupang, belu] }, admin)
      .then(areaSet(belu, kupang, '53.71.04')))
  it('does nothing when repeated in another order', () =>
    given(agency, registered(), approved, areaSet(belu, kupang))
      .when(setServiceArea, { areas: [kupang, belu] }, admin)
      .thenNothing())
  it('begins with the seat', () =>
    given(agency, registered(), approved)
      .when(setServiceArea, { areas: [kupang] }, admin)
      .thenNothing())
  it('is refused to an agency that is not registered', () =>
    given(agency)
      .when(setServiceArea, { areas: [kupang] }, admin)
      .thenRejected('AGENCY_UNKNOWN'))
  it('takes no code that the list does not have', () => expect(setServiceArea.input.safeParse({ areas: ['53.99'] }).success).toBe(false))
})
