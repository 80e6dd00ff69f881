import { type Commit, offsets } from './offsets.ts'

const at = (partition: number, offset: string) => ({ topic: 'titian.intake', partition, offset })

/** A group that notes what it is told, and answers when `answer` is called. */
function group() {
  const told: string[][] = []
  const answers: ((failure?: Error) => void)[] = []
  const commit: Commit = (all) => {
    told.push(all.map(({ partition, offset }) => `${partition}:${offset}`))
    return new Promise((resolve, reject) => answers.push((failure) => (failure ? reject(failure) : resolve())))
  }
  const answer = async (failure?: Error) => {
    answers.shift()?.(failure)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return { told, commit, answer }
}

const [everyMs, never] = [0, Number.POSITIVE_INFINITY]

describe('what was handled', () => {
  it('is told at once, then in one request for all partitions, never two at the same time', async () => {
    const { told, commit, answer } = group()
    const { handled } = offsets({ everyMs, idleMs: never })
    handled(at(0, '5'), 'messages', commit)
    handled(at(1, '7'), 'messages', commit)
    handled(at(0, '9'), 'messages', commit)
    expect(told).toEqual([['0:5']])
    await answer()
    expect(told).toEqual([['0:5'], ['0:9', '1:7']])
    await answer()
    expect(told).toHaveLength(2)
  })

  it('is told in no more than one request a period', async () => {
    const { told, commit, answer } = group()
    const { handled } = offsets({ everyMs: 60_000, idleMs: never })
    handled(at(0, '5'), 'messages', commit)
    await answer()
    handled(at(0, '6'), 'messages', commit)
    await answer()
    expect(told).toEqual([['0:5']])
  })

  it('waits where only heartbeats came, and goes along with messages', () => {
    const { told, commit } = group()
    const { handled } = offsets({ everyMs, idleMs: never })
    handled(at(0, '1'), 'heartbeats', commit)
    handled(at(0, '2'), 'heartbeats', commit)
    expect(told).toEqual([])
    handled(at(1, '1'), 'messages', commit)
    expect(told).toEqual([['0:2', '1:1']])
  })

  it('is told without messages as well, when it has waited long enough', () => {
    const { told, commit } = group()
    offsets({ everyMs, idleMs: 0 }).handled(at(0, '1'), 'heartbeats', commit)
    expect(told).toEqual([['0:1']])
  })

  it('is kept where telling failed; the failure comes with what is handled next, once', async () => {
    const { told, commit, answer } = group()
    const { handled } = offsets({ everyMs, idleMs: never })
    handled(at(0, '5'), 'messages', commit)
    await answer(new Error('rebalancing'))
    expect(() => handled(at(0, '6'), 'messages', commit)).toThrow('rebalancing')
    handled(at(1, '3'), 'messages', commit)
    expect(told.at(-1)).toEqual(['0:5', '1:3'])
  })

  it('is forgotten when the group is joined anew, and so is a failure of before', async () => {
    const { told, commit, answer } = group()
    const { handled, forget } = offsets({ everyMs, idleMs: never })
    handled(at(0, '5'), 'messages', commit)
    handled(at(1, '5'), 'messages', commit)
    forget()
    // Though the request of before is not answered yet.
    handled(at(2, '1'), 'messages', commit)
    expect(told).toEqual([['0:5'], ['2:1']])
    await answer(new Error('of another generation'))
    handled(at(2, '2'), 'messages', commit)
    await answer()
    expect(told.at(-1)).toEqual(['2:2'])
  })

  it('is told to the last when the consumer ends, whatever becomes of it', async () => {
    const { told, commit, answer } = group()
    const { handled, settle } = offsets({ everyMs: 60_000, idleMs: never })
    handled(at(0, '5'), 'messages', commit)
    handled(at(1, '2'), 'heartbeats', commit)
    const settled = settle(commit)
    await answer()
    expect(told).toEqual([['0:5'], ['1:2']])
    await answer(new Error('away'))
    await settled
    expect(told).toHaveLength(2)
  })
})
