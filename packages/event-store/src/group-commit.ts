import { isTitianError, TitianError } from '@titian/core'

/** What the batching must know of an item. Two items that share an id never share a batch: the second, a repeat, must find the first stored. */
export interface Batched {
  readonly bytes: number
  readonly ids: readonly string[]
}

export interface GroupCommitOptions<Item extends Batched, Answer> {
  readonly log: string
  /** Settles all items of a batch in one transaction: one answer or error an item, in order. Rejects where the batch as a whole failed. */
  readonly commit: (batch: readonly Item[]) => Promise<readonly (Answer | TitianError)[]>
  readonly batch: { readonly items: number; readonly bytes: number }
  /** What may wait; beyond it `LOG_BUSY`. */
  readonly queue: { readonly items: number; readonly bytes: number }
}

export interface GroupCommit<Item, Answer> {
  add(item: Item): Promise<Answer>
  /** Resolves when all that was added is settled. */
  drained(): Promise<void>
}

interface Waiting<Item, Answer> {
  readonly item: Item
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: unknown) => void
}

/** Items that arrive while a batch is on its way share the next one. A batch that fails as a whole is tried item by item, so that one bad item harms no other. */
export function groupCommit<Item extends Batched, Answer>(options: GroupCommitOptions<Item, Answer>): GroupCommit<Item, Answer> {
  const { log, commit, batch, queue } = options
  let waiting: Waiting<Item, Answer>[] = []
  let waitingBytes = 0
  let running: Promise<void> | undefined

  function take(): readonly Waiting<Item, Answer>[] {
    let bytes = 0
    let count = 0
    const ids = new Set<string>()
    for (const { item } of waiting) {
      if (count > 0 && (count === batch.items || bytes + item.bytes > batch.bytes || item.ids.some((id) => ids.has(id)))) break
      for (const id of item.ids) ids.add(id)
      bytes += item.bytes
      count += 1
    }
    const taken = waiting.slice(0, count)
    waiting = waiting.slice(count)
    waitingBytes -= bytes
    return taken
  }

  async function settle(taken: readonly Waiting<Item, Answer>[]): Promise<void> {
    try {
      const answers = await commit(taken.map(({ item }) => item))
      taken.forEach(({ resolve, reject }, index) => {
        const answer = answers[index]
        if (answer instanceof TitianError) reject(answer)
        else resolve(answer as Answer)
      })
    } catch (error) {
      if (taken.length === 1 || !isTitianError(error, 'LOG_REFUSED')) for (const { reject } of taken) reject(error)
      else for (const each of taken) await settle([each])
    }
  }

  async function run(): Promise<void> {
    // One tick, so that appends made in the same breath go together.
    await Promise.resolve()
    while (waiting.length > 0) await settle(take())
    running = undefined
  }

  return {
    add(item) {
      if (waiting.length >= queue.items || waitingBytes + item.bytes > queue.bytes) {
        return Promise.reject(new TitianError('LOG_BUSY', { log, retryAfterMs: 250 }))
      }
      return new Promise((resolve, reject) => {
        waiting.push({ item, resolve, reject })
        waitingBytes += item.bytes
        running ??= run()
      })
    },
    drained: async () => running,
  }
}
