import { nationalDeskId } from '@titian/case-file'
import { as, given, idOf, kemensos, stateAfter, uptd } from '@titian/testing'
import { agency } from './agency.ts'
import { approveAgency } from './approve-agency.ts'
import { closeAgency } from './close-agency.ts'
import { approved, belu, kupang, offered, registered } from './fixtures.ts'
import { registerUnit } from './register-unit.ts'

const first = { ...as(kemensos, 'agency-admin'), agencyId: nationalDeskId }
const second = { ...first, userId: 'second' }
const byFirst = { ...registered(), actor: first }

describe('the register of agencies', () => {
  it('takes a second person of the national desk (SAFETY 22)', () => {
    given(agency, byFirst).when(approveAgency, {}, second).then(approved)
    given(agency, byFirst).when(approveAgency, {}, first).thenRejected('SECOND_PERSON_NEEDED')
    given(agency, byFirst).when(approveAgency, {}, as(kemensos, 'agency-admin')).thenRejected('NOT_NATIONAL_DESK')
    given(agency, byFirst, approved).when(approveAgency, {}, first).thenNothing()
    given(agency).when(approveAgency, {}, second).thenRejected('AGENCY_UNKNOWN')
  })
  it('closes an agency, which offers nothing any more; never the national desk', () => {
    given(agency, registered(), approved).when(closeAgency, {}, first).then({ type: 'AgencyClosed', data: {} })
    expect(stateAfter(agency, registered(), approved, offered('SHELTER'), { type: 'AgencyClosed', data: {} })).toMatchObject({
      offers: [],
      status: 'closed',
    })
    given(agency, registered({ agencyId: nationalDeskId }), approved)
      .when(closeAgency, {}, first)
      .thenRejected('NATIONAL_DESK_STAYS')
  })
  it('knows its units, each with the zone of its seat', () => {
    const anak = { unitId: 'anak', name: 'Unit anak (rekaan)', area: belu }
    const own = { ...as(uptd, 'agency-admin'), agencyId: idOf('agency') }
    const entered = { type: 'UnitRegistered' as const, data: { ...anak, zone: 'Asia/Makassar' as const } }
    given(agency, registered(), approved).when(registerUnit, anak, own).then(entered)
    given(agency, registered(), approved, entered).when(registerUnit, anak, own).thenNothing()
    given(agency, registered(), approved, entered)
      .when(registerUnit, { ...anak, area: kupang }, own)
      .then({ ...entered, data: { ...entered.data, area: kupang } })
    given(agency, registered(), approved).when(registerUnit, anak, as(uptd, 'agency-admin')).thenRejected('NOT_YOUR_AGENCY')
  })
})
