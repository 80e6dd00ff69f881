import { movableClock } from '@titian/testing'
import { boundedCache } from './bounded-cache.ts'

describe('boundedCache', () => {
  it('forgets the one used longest ago', () => {
    const cache = boundedCache<number>(2, 1_000, movableClock())
    cache.set('a', 1)
    cache.set('b', 2)
    cache.get('a')
    cache.set('c', 3)
    expect(['a', 'b', 'c'].map(cache.get)).toEqual([1, undefined, 3])
  })
  it('forgets after its time, however often it was used', () => {
    const clock = movableClock()
    const cache = boundedCache<number>(2, 1_000, clock)
    cache.set('a', 1)
    clock.advance(999)
    expect(cache.get('a')).toBe(1)
    clock.advance(1)
    expect(cache.get('a')).toBeUndefined()
  })
})
