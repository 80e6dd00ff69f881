import { TitianError } from '@titian/core'
import { rejectionOf } from './contract/rejection-of.ts'
import { type GroupCommitOptions, groupCommit } from './group-commit.ts'

interface Item {
  readonly name: string
  readonly ids: readonly string[]
  readonly bytes: number
}
const item = (name: string, given: Partial<Item> = {}): Item => ({ name, ids: [name], bytes: 1, ...given })
const names = (batch: readonly Item[]) => batch.map(({ name }) => name)

/** Keeps the batches it was given, and answers with the item's name unless `settle` says otherwise. */
function recorder(
  given: Partial<GroupCommitOptions<Item, string>> & { settle?: (batch: readonly Item[]) => readonly (string | TitianError)[] } = {},
) {
  const batches: string[][] = []
  const group = groupCommit<Item, string>({
    log: 'test',
    batch: { items: 3, bytes: 10 },
    queue: { items: 100, bytes: 100 },
    commit: async (batch) => {
      batches.push(names(batch))
      return given.settle ? given.settle(batch) : names(batch)
    },
    ...given,
  })
  return { group, batches }
}

describe('group commit', () => {
  it('sends what comes in one breath together, in order, up to so many items', async () => {
    const { group, batches } = recorder()
    expect(await Promise.all(['a', 'b', 'c', 'd'].map((name) => group.add(item(name))))).toEqual(['a', 'b', 'c', 'd'])
    expect(batches).toEqual([['a', 'b', 'c'], ['d']])
  })

  it('gathers what comes while a batch is on its way', async () => {
    const committing = Promise.withResolvers<void>()
    const batches: string[][] = []
    const { group } = recorder({
      commit: async (batch) => {
        batches.push(names(batch))
        if (batches.length === 1) await committing.promise
        return names(batch)
      },
    })
    const first = group.add(item('a'))
    await Promise.resolve()
    await Promise.resolve()
    const later = [group.add(item('b')), group.add(item('c'))]
    committing.resolve()
    await Promise.all([first, ...later])
    expect(batches).toEqual([['a'], ['b', 'c']])
  })

  it('ends a batch before it is too large, and lets a large item go alone', async () => {
    const { group, batches } = recorder()
    await Promise.all([
      group.add(item('a', { bytes: 6 })),
      group.add(item('b', { bytes: 6 })),
      group.add(item('c', { bytes: 12 })),
      group.add(item('d')),
    ])
    expect(batches).toEqual([['a'], ['b'], ['c'], ['d']])
  })

  it('keeps a repeat out of the batch of its first', async () => {
    const { group, batches } = recorder()
    await Promise.all([group.add(item('a', { ids: ['1', '2'] })), group.add(item('b')), group.add(item('again', { ids: ['2'] }))])
    expect(batches).toEqual([['a', 'b'], ['again']])
  })

  it('refuses single items singly', async () => {
    const { group } = recorder({ settle: (batch) => batch.map(({ name }) => (name === 'b' ? new TitianError('VERSION_CONFLICT') : name)) })
    const [a, b, c] = await Promise.allSettled(['a', 'b', 'c'].map((name) => group.add(item(name))))
    expect([a?.status, b?.status, c?.status]).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  })

  it('tries item by item what failed as a whole', async () => {
    const { group, batches } = recorder({
      settle: (batch) => {
        if (names(batch).includes('b')) throw new TitianError('LOG_REFUSED')
        return names(batch)
      },
    })
    const [a, b, c] = await Promise.allSettled(['a', 'b', 'c'].map((name) => group.add(item(name))))
    expect([a?.status, b?.status, c?.status]).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(batches).toEqual([['a', 'b', 'c'], ['a'], ['b'], ['c']])
  })

  it('does not try again while the database is away', async () => {
    const { group, batches } = recorder({
      settle: () => {
        throw new TitianError('LOG_UNAVAILABLE')
      },
    })
    const results = await Promise.all(['a', 'b'].map((name) => rejectionOf(group.add(item(name)))))
    expect(results.map(({ code }) => code)).toEqual(['LOG_UNAVAILABLE', 'LOG_UNAVAILABLE'])
    expect(batches).toHaveLength(1)
  })

  it('is busy beyond its queue, in items or bytes, and takes on again afterwards', async () => {
    const { group } = recorder({ queue: { items: 2, bytes: 10 } })
    const waiting = [group.add(item('a')), group.add(item('b'))]
    expect(await rejectionOf(group.add(item('c')))).toEqual({ code: 'LOG_BUSY', details: { log: 'test', retryAfterMs: 250 } })
    await Promise.all(waiting)
    expect((await rejectionOf(group.add(item('d', { bytes: 11 })))).code).toBe('LOG_BUSY')
    expect(await group.add(item('e'))).toBe('e')
  })

  it('is drained when all is settled', async () => {
    const { group, batches } = recorder()
    const adding = ['a', 'b', 'c', 'd'].map((name) => group.add(item(name)))
    await group.drained()
    expect(batches.flat()).toEqual(['a', 'b', 'c', 'd'])
    await Promise.all(adding)
    await group.drained()
  })
})
