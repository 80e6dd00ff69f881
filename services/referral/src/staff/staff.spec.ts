import { nationalDeskId, staffIdOf } from '@titian/case-file'
import { as, dinsos, given, kemensos, lpsk, stateAfter, uptd } from '@titian/testing'
import { agency } from '../agency/agency.ts'
import { approved, registeredAs } from '../agency/fixtures.ts'
import { endStaff } from './end-staff.ts'
import { enrolStaff } from './enrol-staff.ts'
import { moveStaff } from './move-staff.ts'
import { reinstateStaff } from './reinstate-staff.ts'
import { staff } from './staff.ts'
import { suspendStaff } from './suspend-staff.ts'

const admin = as(uptd, 'agency-admin')
const whose = { agencyId: uptd.agencyId, userId: 'u-7' }
const caseworker = { ...whose, posts: ['caseworker' as const] }
const enrolled = { type: 'StaffEnrolled' as const, data: caseworker }
const left = { type: 'StaffLeft' as const, data: whose }
const suspended = { type: 'StaffSuspended' as const, data: whose }
const unit = { type: 'UnitRegistered' as const, data: { unitId: 'anak', name: 'Unit anak (rekaan)', area: '53.71', zone: 'Asia/Makassar' as const } }
const theAgency = stateAfter(agency, registeredAs(uptd), approved, unit)
const by = { actor: admin, needs: { theAgency } }

describe('the register of staff', () => {
  it('enrols somebody with posts and unit, once', () => {
    given(staff).when(enrolStaff, caseworker, by).then(enrolled)
    given(staff)
      .when(enrolStaff, { ...caseworker, unitId: 'anak' }, by)
      .then({ type: 'StaffEnrolled', data: { ...caseworker, unitId: 'anak' } })
    given(staff, enrolled).when(enrolStaff, caseworker, by).thenNothing()
    given(staff, enrolled)
      .when(enrolStaff, { ...caseworker, posts: ['supervisor'] }, by)
      .thenRejected('STAFF_ALREADY_ENROLLED')
    expect(enrolStaff.newAggregateId?.(caseworker)).toBe(staffIdOf(uptd.agencyId, 'u-7'))
  })
  it('enrols for the own agency, and the national desk for any', () => {
    given(staff)
      .when(enrolStaff, caseworker, { ...by, actor: as(dinsos, 'agency-admin') })
      .thenRejected('NOT_YOUR_AGENCY')
    given(staff)
      .when(enrolStaff, caseworker, { ...by, actor: { ...as(kemensos, 'agency-admin'), agencyId: nationalDeskId } })
      .then(enrolled)
  })
  it('takes no post or unit that there is not, nobody at an agency that is not approved, and nobody of LPSK (SAFETY 2)', () => {
    const enrol = (input: Partial<typeof caseworker> & { unitId?: string }, at = theAgency) =>
      given(staff).when(enrolStaff, { ...caseworker, ...input }, { ...by, needs: { theAgency: at } })
    enrol({ posts: ['investigator' as never] }).thenRejected('POST_NOT_OF_AGENCY')
    enrol({ unitId: 'lain' }).thenRejected('UNIT_UNKNOWN')
    enrol({}, stateAfter(agency, registeredAs(uptd))).thenRejected('AGENCY_UNKNOWN')
    enrol({}, stateAfter(agency, registeredAs(lpsk), approved)).thenRejected('STAFF_OF_LPSK')
  })
  it('keeps what somebody was, from – to', () => {
    const moved = { type: 'StaffMoved' as const, data: { ...caseworker, posts: ['supervisor' as const] } }
    given(staff, enrolled)
      .when(moveStaff, { posts: ['supervisor'] }, by)
      .then(moved)
    given(staff, enrolled)
      .when(moveStaff, { posts: ['caseworker'] }, by)
      .thenNothing()
    given(staff, enrolled, left)
      .when(moveStaff, { posts: ['supervisor'] }, by)
      .thenRejected('STAFF_UNKNOWN')
    const { spans } = stateAfter(staff, enrolled, moved, left)
    expect(spans.map(({ posts, to }) => [posts[0], to !== undefined])).toEqual([
      ['caseworker', true],
      ['supervisor', true],
    ])
  })
  it('suspends, takes back and ends, each once', () => {
    given(staff, enrolled).when(suspendStaff, {}, admin).then(suspended)
    given(staff, enrolled, suspended).when(suspendStaff, {}, admin).thenNothing()
    given(staff, enrolled, suspended).when(reinstateStaff, {}, admin).then({ type: 'StaffReinstated', data: whose })
    given(staff, enrolled).when(reinstateStaff, {}, admin).thenNothing()
    given(staff, enrolled).when(endStaff, {}, admin).then(left)
    given(staff, enrolled, left).when(endStaff, {}, admin).thenNothing()
    given(staff).when(endStaff, {}, admin).thenRejected('STAFF_UNKNOWN')
    given(staff, enrolled, left).when(enrolStaff, caseworker, by).then(enrolled)
  })
})
