import { spread } from './whole-topics.ts'

const topics = ['intake', 'referral', 'legal-aid', 'prevention']

describe('whole topics', () => {
  it('gives each topic to one member and spreads them evenly', () => {
    const given = spread(topics, [
      { memberId: 'a', topics },
      { memberId: 'b', topics },
    ])
    expect([...given.values()].flat().sort()).toEqual([...topics].sort())
    expect([...given.values()].map((each) => each.length)).toEqual([2, 2])
  })

  it('gives no member a topic that it does not read, and leaves no topic that somebody reads', () => {
    const given = spread(topics, [
      { memberId: 'newer', topics },
      { memberId: 'older', topics: ['intake'] },
    ])
    expect(given.get('older')).toEqual([])
    expect(given.get('newer')?.length).toBe(4)
  })

  it('is the same whoever computes it', () => {
    const readers = ['a', 'b', 'c'].map((memberId) => ({ memberId, topics }))
    expect(spread([...topics].reverse(), readers)).toEqual(spread(topics, readers))
  })
})
