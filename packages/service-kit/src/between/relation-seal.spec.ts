import type { CarriedRelation } from '@titian/core'
import { relationSeal } from './relation-seal.ts'

const key = new Uint8Array(32).fill(7)
const { seal, open } = relationSeal(key)
const about = { id: 'e-1', source: 'intake', stream: 'intake.case-1', version: 3 }
const one: CarriedRelation = { kind: 'excluded', userId: 'u-1', from: '2024-01-01T00:00:00.000Z' }
const content = { binds: true, change: { bound: [one], unbound: [] } }

describe('relations on their way', () => {
  it('are opened by who has the key', () => expect(open({ ...about, relations: seal(about, content) })).toEqual(content))

  it('are as long whether they say something or not, and grow by steps', () => {
    const lengths = [{ binds: false }, { binds: true }, content].map((each) => Buffer.from(seal(about, each), 'base64url').length)
    expect(new Set(lengths)).toEqual(new Set([28 + 512]))
    const many = { binds: true, change: { bound: Array.from({ length: 20 }, () => one), unbound: [] } }
    expect((Buffer.from(seal(about, many), 'base64url').length - 28) % 512).toBe(0)
    expect(seal(about, content)).not.toBe(seal(about, content))
  })

  it.each([
    ['under another key', { ...about, relations: relationSeal(new Uint8Array(32)).seal(about, content) }],
    ['moved to another message', { ...about, version: 4, relations: seal(about, content) }],
    ['cut short', { ...about, relations: seal(about, content).slice(0, -8) }],
    ['missing', { ...about, relations: '' }],
    ['of another shape', { ...about, relations: seal(about, { binds: true, change: { bound: [{ ...one, from: 'soon' }], unbound: [] } }) }],
  ])('%s: cannot be read', (_, message) => expect(() => open(message)).toThrow('RELATIONS_UNREADABLE'))
})
