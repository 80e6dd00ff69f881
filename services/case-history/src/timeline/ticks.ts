import type { RecordedEvent } from '@titian/core'
import type { Parts } from '@titian/service-kit'

/** Tells those who follow a case that something of it was received. */
export interface CaseTicks {
  /** @param tell after the views have it; @param lost the log is away: who follows must start anew. Resolves, once
   * nothing can be missed any more, to what ends the following. */
  follow(caseId: string, tell: () => void, lost: () => void): Promise<() => void>
}

interface Follower {
  readonly caseId: string
  readonly tell: () => void
  readonly lost: () => void
}

const PATIENCE_MS = 2_000

/** One subscription to the log for all followers in this process, and none while nobody follows. */
export function caseTicks({ store, views, log }: Pick<Parts, 'store' | 'views' | 'log'>): CaseTicks {
  const followers = new Set<Follower>()
  let running: { readonly ending: AbortController; readonly started: Promise<bigint> } | undefined

  async function run(after: bigint, signal: AbortSignal): Promise<void> {
    const onBatch = async (events: readonly RecordedEvent[], scannedTo: bigint) => {
      const cases = new Set(events.map(({ meta }) => meta.caseId))
      const concerned = [...followers].filter(({ caseId }) => cases.has(caseId))
      if (concerned.length === 0) return
      await views.waitFor(scannedTo, PATIENCE_MS)
      for (const { tell } of concerned) tell()
    }
    await store.subscribe({ after, onBatch, signal })
  }

  function begin() {
    const ending = new AbortController()
    const mine = { ending, started: store.head() }
    mine.started
      .then((head) => run(head, ending.signal))
      .catch((error: unknown) => log.warn({ code: (error as { code?: unknown }).code }, 'Following the log for live timelines has ended.'))
      .finally(() => {
        if (running === mine) running = undefined
        if (!ending.signal.aborted) for (const { lost } of [...followers]) lost()
      })
    return mine
  }

  return {
    async follow(caseId, tell, lost) {
      const follower: Follower = { caseId, tell, lost }
      followers.add(follower)
      running ??= begin()
      await running.started
      return () => {
        followers.delete(follower)
        if (followers.size > 0) return
        running?.ending.abort()
        running = undefined
      }
    },
  }
}
