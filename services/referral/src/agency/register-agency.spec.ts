import { nationalDeskId } from '@titian/case-file'
import { as, given, idOf, kemensos, stateAfter } from '@titian/testing'
import { agency } from './agency.ts'
import { belu, kupang, registered } from './fixtures.ts'
import { registerAgency } from './register-agency.ts'

const desk = { ...as(kemensos, 'agency-admin'), agencyId: nationalDeskId }
const input = { agencyId: idOf('agency'), kind: 'DINAS_SOSIAL' as const, name: 'Dinas Sosial Kota Contoh (rekaan)', area: kupang }

describe('registering an agency', () => {
  it('enters it with the zone of its seat', () => given(agency).when(registerAgency, input, desk).then(registered()))
  it('keeps the name of LPSK secret unasked', () =>
    given(agency)
      .when(registerAgency, { ...input, kind: 'LPSK' }, desk)
      .then(registered({ kind: 'LPSK', nameIsSecret: true })))
  it('keeps the name of a clinic secret where that is asked', () =>
    given(agency)
      .when(registerAgency, { ...input, kind: 'HEALTH', nameIsSecret: true }, desk)
      .then(registered({ kind: 'HEALTH', nameIsSecret: true })))
  it('does nothing when repeated', () => given(agency, registered()).when(registerAgency, input, desk).thenNothing())
  it('is refused with other particulars', () =>
    given(agency, registered())
      .when(registerAgency, { ...input, area: belu }, desk)
      .thenRejected('AGENCY_ALREADY_REGISTERED'))
  it('is for the national desk alone (issue 11.7)', () =>
    given(agency).when(registerAgency, input, as(kemensos, 'agency-admin')).thenRejected('NOT_NATIONAL_DESK'))
  it('takes a kab/kota that exists only', () => {
    expect(registerAgency.input.safeParse({ ...input, area: '53.99' }).success).toBe(false)
    expect(registerAgency.input.safeParse({ ...input, area: '53' }).success).toBe(false)
  })
  it('binds the agency to itself', () =>
    expect(agency.relations?.(stateAfter(agency, registered()), idOf('agency'))).toEqual([
      { kind: 'self', agencyId: idOf('agency'), from: '2024-03-01T00:01:00.000Z' },
    ]))
})
