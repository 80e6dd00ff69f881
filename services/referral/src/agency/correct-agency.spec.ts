import { agencyFact, nationalDeskId } from '@titian/case-file'
import { as, given, kemensos, stateAfter } from '@titian/testing'
import { agency } from './agency.ts'
import { correctAgency } from './correct-agency.ts'
import { belu, registered } from './fixtures.ts'

const admin = { ...as(kemensos, 'agency-admin'), agencyId: nationalDeskId }
const right = { kind: 'BNN' as const, name: 'BNN Kab. Contoh (rekaan)', area: belu, nameIsSecret: false, because: 'Jenis lembaga keliru dipilih' }
const corrected = { type: 'AgencyCorrected', data: { ...right, nameIsSecret: true, zone: 'Asia/Makassar' } } as const

describe('correcting an agency', () => {
  it('says it whole, and why; a kind whose name tells is secret unasked (SAFETY 2)', () =>
    given(agency, registered()).when(correctAgency, right, admin).then(corrected))
  it('is so to other services too', () => {
    const { because: _, ...told } = corrected.data
    expect(stateAfter(agencyFact, { type: 'AgencyRegistered', data: registered().data }, { type: 'AgencyCorrected', data: told })).toMatchObject({
      kind: 'BNN',
      nameIsSecret: true,
      area: belu,
    })
    expect(agency.events.AgencyCorrected.about.publish?.fields).not.toContain('because')
  })
  it('corrects nothing twice', () => given(agency, registered(), corrected).when(correctAgency, right, admin).thenNothing())
  it('is for the national desk alone', () =>
    given(agency, registered()).when(correctAgency, right, as(kemensos, 'agency-admin')).thenRejected('NOT_NATIONAL_DESK'))
  it('is refused for one that is not registered', () => given(agency).when(correctAgency, right, admin).thenRejected('AGENCY_UNKNOWN'))
})
