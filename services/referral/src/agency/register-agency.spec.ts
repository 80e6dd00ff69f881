import { as, auditor, given, idOf, stateAfter } from '@titian/testing'
import { agency } from './agency.ts'
import { belu, kupang, registered } from './fixtures.ts'
import { registerAgency } from './register-agency.ts'

const operator = as(auditor, 'operator')
const input = { agencyId: idOf('agency'), kind: 'DINAS_SOSIAL' as const, name: 'Dinas Sosial Kota Contoh (rekaan)', area: kupang }

describe('registering an agency', () => {
  it('enters it with the zone of its seat', () => given(agency).when(registerAgency, input, operator).then(registered()))
  it('keeps the name of LPSK secret unasked', () =>
    given(agency)
      .when(registerAgency, { ...input, kind: 'LPSK' }, operator)
      .then(registered({ kind: 'LPSK', nameIsSecret: true })))
  it('keeps the name of a clinic secret where that is asked', () =>
    given(agency)
      .when(registerAgency, { ...input, kind: 'HEALTH', nameIsSecret: true }, operator)
      .then(registered({ kind: 'HEALTH', nameIsSecret: true })))
  it('does nothing when repeated', () => given(agency, registered()).when(registerAgency, input, operator).thenNothing())
  it('is refused with other particulars', () =>
    given(agency, registered())
      .when(registerAgency, { ...input, area: belu }, operator)
      .thenRejected('AGENCY_ALREADY_REGISTERED'))
  it('takes a kab/kota that exists only', () => {
    expect(registerAgency.input.safeParse({ ...input, area: '53.99' }).success).toBe(false)
    expect(registerAgency.input.safeParse({ ...input, area: '53' }).success).toBe(false)
  })
  it('binds the agency to itself', () =>
    expect(agency.relations?.(stateAfter(agency, registered()), idOf('agency'))).toEqual([
      { kind: 'self', agencyId: idOf('agency'), from: '2024-03-01T00:01:00.000Z' },
    ]))
})
