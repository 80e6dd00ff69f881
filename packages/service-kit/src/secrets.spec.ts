import { randomBytes } from 'node:crypto'
import { secrets, versionToken } from './secrets.ts'

const token = { stream: 'intake.case-1', version: 3, position: '7' }

describe('what leaves sealed to its user', () => {
  const ours = secrets(randomBytes(32), 'common')
  it('comes back to the same user, and to nobody else', () => {
    const sealed = ours.seal(token, 'u-1')
    expect(ours.unseal(sealed, 'u-1', versionToken)).toEqual(token)
    expect(() => ours.unseal(sealed, 'u-2', versionToken)).toThrow('TOKEN_INVALID')
    expect(() => secrets(randomBytes(32), 'common').unseal(sealed, 'u-1', versionToken)).toThrow('TOKEN_INVALID')
  })
  it('is no two times the same and has the same length for other numbers and another log', () => {
    const [one, other] = [ours.seal(token, 'u-1'), ours.seal({ ...token, version: 31_234 }, 'u-1')]
    expect(ours.seal(token, 'u-1')).not.toBe(one)
    expect(one).toHaveLength(other.length)
    expect(ours.seal({ ...token, internal: true }, 'u-1')).toHaveLength(one.length)
  })
  it.each(['', 'x', 'A'.repeat(16), 'A'.repeat(400)])('is not made up: %p', (made) =>
    expect(() => ours.unseal(made, 'u-1', versionToken)).toThrow('TOKEN_INVALID'),
  )
  it('does not pass for something else', () =>
    expect(() => ours.unseal(ours.seal({ from: 20 }, 'u-1'), 'u-1', versionToken)).toThrow('TOKEN_INVALID'))
  it('is of one domain of trust: with the same secret, another one can neither read nor make it', () => {
    const secret = randomBytes(32)
    expect(() => secrets(secret, 'lpsk').unseal(secrets(secret, 'common').seal(token, 'u-1'), 'u-1', versionToken)).toThrow('TOKEN_INVALID')
    expect(secrets(secret, 'lpsk').derive('pseudonym', 32)).not.toEqual(secrets(secret, 'common').derive('pseudonym', 32))
  })
  it('derives the same bytes in each service of a deployment', () => {
    const secret = randomBytes(32)
    expect(secrets(secret, 'common').derive('pseudonym', 32)).toEqual(secrets(secret, 'common').derive('pseudonym', 32))
    expect(secrets(secret, 'common').derive('pseudonym', 32)).not.toEqual(secrets(secret, 'common').derive('other', 32))
  })
})
