import type { Registered, StaffSpan } from '@titian/core'
import { as, uptd } from '@titian/testing'
import { noStaff, type StaffFact, staffEvolve } from '../facts/staff.ts'
import { unnameable } from './nameable.ts'
import { heldAt, heldSince, standsAs } from './stands.ts'

const day = (number: number) => `2024-03-0${number}T00:00:00.000Z`
const caseworker = { ...as(uptd), unitId: null }
const of = (...spans: StaffSpan[]): Registered => ({ ...caseworker, isOpen: true, spans })
const place = { post: 'caseworker', unitId: null }

describe('how somebody stands in the register', () => {
  it('is by the post and unit of now, at that kind of agency, and as long as it is open (SAFETY 9)', () => {
    const now = of({ posts: ['caseworker'], from: day(1) })
    expect(standsAs(caseworker, now)).toBe(day(1))
    expect(standsAs({ ...caseworker, post: 'supervisor' }, now)).toBeUndefined()
    expect(standsAs({ ...caseworker, unitId: 'anak' }, now)).toBeUndefined()
    expect(standsAs({ ...caseworker, agencyKind: 'POLICE' }, now)).toBeUndefined()
    expect(standsAs(caseworker, { ...now, isOpen: false })).toBeUndefined()
    expect(standsAs(caseworker, of())).toBeUndefined()
  })
  it('ends with leaving and with a suspension', () => {
    expect(heldSince(of({ posts: ['caseworker'], from: day(1), to: day(2) }), place)).toBeUndefined()
    expect(
      heldSince(of({ posts: ['caseworker'], from: day(1), to: day(2) }, { posts: ['caseworker'], from: day(2), suspended: true }), place),
    ).toBeUndefined()
  })
  it('goes back without a break, whatever other posts came and went', () => {
    const spans: StaffSpan[] = [
      { posts: ['caseworker'], from: day(1), to: day(2) },
      { posts: ['caseworker'], from: day(3), to: day(4) },
      { posts: ['caseworker', 'supervisor'], from: day(4) },
    ]
    expect(heldSince(of(...spans), place)).toBe(day(3))
    expect(heldAt(of(...spans), place, new Date(day(1)))).toBe(true)
    expect(heldAt(of(...spans), place, new Date(day(2)))).toBe(false)
  })
  it('follows from what is recorded: enrolled, moved, suspended, back, left', () => {
    const at = (recordedAt: string) => ({ recordedAt })
    let state: StaffFact = staffEvolve.StaffEnrolled(noStaff, { agencyId: uptd.agencyId, userId: 'u', posts: ['caseworker'] }, at(day(1)))
    state = staffEvolve.StaffSuspended(state, {}, at(day(2)))
    // A suspended person who is moved stays suspended.
    state = staffEvolve.StaffMoved(state, { posts: ['supervisor'], unitId: 'anak' }, at(day(3)))
    state = staffEvolve.StaffReinstated(state, {}, at(day(4)))
    state = staffEvolve.StaffLeft(state, {}, at(day(5)))
    expect(state.spans).toEqual([
      { posts: ['caseworker'], from: day(1), to: day(2) },
      { posts: ['caseworker'], from: day(2), to: day(3), suspended: true },
      { posts: ['supervisor'], unitId: 'anak', from: day(3), to: day(4), suspended: true },
      { posts: ['supervisor'], unitId: 'anak', from: day(4), to: day(5) },
    ])
    expect(staffEvolve.StaffSuspended(state, {}, at(day(6)))).toEqual(state)
  })
  it('says why somebody cannot be named', () => {
    const now = new Date(day(5))
    const named = of({ posts: ['caseworker'], unitId: 'anak', from: day(1) })
    expect(unnameable(named, [], now)).toBeUndefined()
    expect(unnameable(of({ posts: ['auditor'], from: day(1) }), [], now)).toBe('POST')
    expect(unnameable(named, [{ kind: 'excluded', unitId: 'anak', from: day(2) }], now)).toBe('EXCLUDED')
    expect(unnameable(named, [{ kind: 'excluded', unitId: 'lain', from: day(2) }], now)).toBeUndefined()
  })
})
