import type { Principal } from '@titian/access'
import { as, lpsk, movableClock, testRegister, uptd } from '@titian/testing'
import { registered, stillStands } from './registered.ts'

const asked = (actor = as(uptd)): { principal: Principal; issuer: string } => ({
  principal: { ...actor, purpose: 'SERVICES', undercover: false },
  issuer: 'issuer',
})
const refusal = { code: 'NOT_IN_REGISTER', details: {} }

describe('who asks', () => {
  it('is what the register says, and learns since when (SAFETY 9)', async () => {
    const register = testRegister()
    register.enrol(as(uptd))
    const { standing } = registered(register, movableClock())
    expect(await standing(asked())).toMatchObject({ userId: as(uptd).userId, heldSince: '2000-01-01T00:00:00.000Z' })
  })
  it('is refused in one sentence, whatever the register says otherwise (SAFETY 9)', async () => {
    const register = testRegister()
    register.enrol(as(uptd))
    const { standing } = registered(register, movableClock())
    for (const other of [
      { ...as(uptd), userId: 'nobody', agencyKind: 'POLICE' },
      { ...as(uptd), post: 'supervisor' },
      { ...as(uptd), unitId: 'lain' },
      { ...as(uptd), agencyKind: 'NGO' },
    ])
      await expect(standing(asked(other))).rejects.toMatchObject(refusal)
    register.dismiss(as(uptd))
    await expect(standing(asked())).rejects.toMatchObject(refusal)
  })
  it('is found out within five seconds of leaving, also in what goes on for long (SAFETY 9)', async () => {
    const [register, clock] = [testRegister(), movableClock()]
    register.enrol(as(uptd))
    const holder = registered(register, clock)
    expect(await stillStands(holder, asked())).toBe(true)
    register.dismiss(as(uptd))
    clock.advance(1_000)
    expect(await stillStands(holder, asked())).toBe(false)
  })
  it('is not asked of the public door, of services, and of LPSK’s people where LPSK’s own issuer attests them', async () => {
    const register = { of: () => Promise.reject(new Error('not asked')) }
    const { standing } = registered(register, movableClock())
    const attested = { ...asked(as(lpsk)), attested: true as const }
    expect(await standing(attested)).toEqual(attested.principal)
    await expect(standing(asked(as(lpsk)))).rejects.toThrow('not asked')
    expect(await standing({ ...asked({ ...as(uptd), post: 'public' }) })).not.toHaveProperty('heldSince')
    expect(await standing({ ...asked(), service: 'intake' })).not.toHaveProperty('heldSince')
  })
})
