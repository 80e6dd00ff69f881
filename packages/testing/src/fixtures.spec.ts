import { failpoint } from '@titian/core'
import { bytesOf, countingIds, fixedClock, idOf, movableClock, sealedFixture, throwAt } from './index.ts'

describe('ids', () => {
  it('count', () => {
    const ids = countingIds()
    expect([ids.uuid(), ids.uuid()]).toEqual(['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'])
  })
  it('follow their label', () => {
    expect(idOf('a')).toBe(idOf('a'))
    expect(idOf('a')).not.toBe(idOf('b'))
    expect(idOf('a')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(bytesOf('a', 5)).toHaveLength(5)
  })
})

describe('clocks', () => {
  it('stand still, also against a caller who moves the date it got', () => {
    const clock = fixedClock('2024-01-01T00:00:00.000Z')
    clock.now().setFullYear(1999)
    expect(clock.now().toISOString()).toBe('2024-01-01T00:00:00.000Z')
  })
  it('move forwards only', () => {
    const clock = movableClock('2024-01-01T00:00:00.000Z')
    clock.advance(60_000)
    expect(clock.now().toISOString()).toBe('2024-01-01T00:01:00.000Z')
    expect(() => clock.moveTo('2024-01-01T00:00:59.999Z')).toThrow(/forwards only/)
  })
})

describe('sealedFixture', () => {
  it('tells texts apart and holds none', () => {
    expect(sealedFixture('a')).toEqual(sealedFixture('a'))
    expect(sealedFixture('a')).not.toEqual(sealedFixture('b'))
    expect(Buffer.from(sealedFixture('nama rekaan').ct, 'base64').toString()).not.toContain('nama')
  })
})

describe('throwAt', () => {
  it('throws at the nth pass of its own failpoint only', () => {
    throwAt('here', new Error('dead'), 2)
    failpoint('there')
    failpoint('here')
    expect(() => failpoint('here')).toThrow('dead')
    expect(() => failpoint('here')).not.toThrow()
  })
})
