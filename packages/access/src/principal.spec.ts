import { principalOf, systemPrincipal } from './principal.ts'
import { purposesOf } from './purposes.ts'

const claims = { sub: 'u-7', agency: '00000000-0000-4000-8000-00000000000a', agency_kind: 'UPTD_PPA', post: 'caseworker' }

describe('the one who asks', () => {
  it('comes from the claims, with the usual purpose of the post', () =>
    expect(principalOf({ ...claims, unit: 'unit-1' })).toEqual({
      userId: 'u-7',
      agencyId: claims.agency,
      agencyKind: 'UPTD_PPA',
      unitId: 'unit-1',
      post: 'caseworker',
      purpose: 'SERVICES',
      undercover: false,
    }))
  it('has no name, whatever the token holds', () =>
    expect(JSON.stringify(principalOf({ ...claims, name: 'Rekaan', email: 'rekaan@contoh.id' }))).not.toMatch(/rekaan/i))
  it.each([
    ['sub', 'system:intake'],
    ['sub', 'rekaan@contoh.id'],
    ['sub', ''],
    ['agency', 'system'],
    ['agency_kind', 'SYSTEM'],
    ['post', 'system'],
    ['post', 'public'],
  ])('is refused with %s = "%s"', (field, value) =>
    expect(() => principalOf({ ...claims, [field]: value })).toThrow(
      expect.objectContaining({ code: 'TOKEN_CLAIMS_INVALID', details: { fields: [field] } }),
    ),
  )
  it('states only a purpose of the post', () => {
    expect(principalOf(claims, 'EMERGENCY').purpose).toBe('EMERGENCY')
    expect(() => principalOf(claims, 'AUDIT')).toThrow(expect.objectContaining({ code: 'PURPOSE_NOT_ALLOWED' }))
  })
  it('does not read an unknown purpose back', () =>
    expect(() => principalOf(claims, 'curiosity of Rekaan')).toThrow(
      expect.objectContaining({ details: { purpose: null, allowed: purposesOf('caseworker', 'UPTD_PPA') } }),
    ))
  it('states none in a post that its kind of agency does not have', () =>
    expect(() => principalOf({ ...claims, agency_kind: 'NGO', post: 'auditor' })).toThrow(expect.objectContaining({ code: 'PURPOSE_NOT_ALLOWED' })))
  it('may be the system, which signs with its service', () => expect(systemPrincipal('intake').userId).toBe('system:intake'))
})
