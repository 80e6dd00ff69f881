import { claimedTwice } from './claimed-once.ts'

const none = new Map<number, number>()

describe('what cases have claimed', () => {
  it('is each its own', () => expect(claimedTwice([['a', 'b'], ['c']], new Set(['d']), 10, none).size).toBe(0))
  it('is drawn again where a case before has it, or one of the same lot; the first one keeps it', () => {
    expect([...claimedTwice([['a'], ['b'], ['a', 'c'], ['d']], new Set(['d']), 10, none)]).toEqual([
      [12, 1],
      [13, 1],
    ])
  })
  it('is drawn as often as it takes', () => expect([...claimedTwice([['a']], new Set(['a']), 7, new Map([[7, 1]]))]).toEqual([[7, 2]]))
})
