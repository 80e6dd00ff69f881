import type { Foldable } from '@titian/core'
import { agencyFact } from '../facts/agency.ts'
import { noStaff, type StaffFact } from '../facts/staff.ts'
import { nationalDeskId } from './national-desk.ts'
import { keptRegister } from './register.ts'
import { standsAs } from './stands.ts'

const admin = { userId: 'usr-one', agencyId: nationalDeskId, agencyKind: 'KEMENSOS', unitId: null, post: 'agency-admin' }
const registerWith = (staff: StaffFact, status: 'none' | 'approved' | 'closed') =>
  keptRegister(['usr-one'])({
    definition: { name: 'intake', aggregates: [] },
    load: async (of: Foldable<unknown>) => ({
      state: of.name === agencyFact.name ? { ...agencyFact.initialState, status, kind: 'KEMENSOS' } : staff,
    }),
  })

describe('the first administrators of the national desk', () => {
  it('stand in the register before anybody could enter them, in that post alone', async () => {
    const nobody = await registerWith(noStaff, 'none').of(nationalDeskId, 'usr-one')
    expect(standsAs(admin, nobody)).toBeDefined()
    expect(standsAs({ ...admin, post: 'supervisor' }, nobody)).toBeUndefined()
    expect(standsAs(admin, await registerWith(noStaff, 'none').of(nationalDeskId, 'usr-two'))).toBeUndefined()
    expect(standsAs(admin, await registerWith(noStaff, 'none').of('00000000-0000-4000-8000-a00000000001', 'usr-one'))).toBeUndefined()
  })
  it('do not come back by being named there once they have left (SAFETY 9)', async () => {
    const left = { spans: [{ posts: ['agency-admin'], from: '2024-01-01T00:00:00.000Z', to: '2024-02-01T00:00:00.000Z' }] }
    expect(standsAs(admin, await registerWith(left, 'approved').of(nationalDeskId, 'usr-one'))).toBeUndefined()
  })
})
