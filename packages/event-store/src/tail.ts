import { type Placed, type Recent, recent } from './recent.ts'
import { type Wakeups, wakeups } from './wakeups.ts'

const PAGE = 500
const FIRST_RETRY_MS = 100
const LAST_RETRY_MS = 5_000

export interface TailOptions<Kept extends Placed> {
  /** Where somebody stands who has seen all there is. */
  readonly from: bigint
  /** The first records after a position, of whatever category. */
  readonly read: (after: bigint, limit: number) => Promise<readonly Kept[]>
  readonly sizeOf: (record: Kept) => number
  readonly keep: { readonly records: number; readonly bytes: number }
  /** That the log may hold more. */
  readonly news: Wakeups
  /** Looks again after this long without news; undefined where all of them are told. */
  readonly pollMs?: () => number
  /** There is more to take, or the reading has failed: whoever wants to know why looks for itself. */
  readonly onMore: () => void
}

export interface Tail<Kept extends Placed> extends Pick<Recent<Kept>, 'scannedTo'> {
  /** As `Recent.after`; undefined also while reading fails. */
  after(position: bigint, categories: readonly string[] | undefined, limit: number): readonly Kept[] | undefined
  /** Somebody has taken all there is, and waits. */
  somebodyWaits(): void
  failing(): boolean
  /** After the read in hand. */
  stop(): Promise<void>
}

/**
 * The end of a log, read once for all who stand there. It goes at the pace of the fastest of them: it reads on when somebody has taken all
 * and waits. Who falls behind what is kept reads the log alone until it is level again; nothing is held for it.
 */
export function startTail<Kept extends Placed>(options: TailOptions<Kept>): Tail<Kept> {
  const { from, read, sizeOf, keep, news, pollMs, onMore } = options
  const stopping = new AbortController()
  const { signal } = stopping
  const kept = recent({ from, scannedTo: from, keep, sizeOf })
  const waiting = wakeups()
  const nothing = wakeups()
  let failing = false

  async function run(): Promise<void> {
    let answered = waiting.seen()
    let retryMs = FIRST_RETRY_MS
    while (!signal.aborted) {
      await waiting.after(answered, signal)
      if (signal.aborted) return
      const seen = news.seen()
      const page = await read(kept.scannedTo(), PAGE).catch(() => undefined)
      failing = page === undefined
      const last = page?.at(-1)
      if (page && last) kept.add(page, last.position)
      if (failing || last) {
        answered = waiting.seen()
        onMore()
      }
      if (failing) {
        await nothing.after(nothing.seen(), signal, retryMs)
        retryMs = Math.min(retryMs * 2, LAST_RETRY_MS)
        continue
      }
      retryMs = FIRST_RETRY_MS
      // A page that is not full was the end: what came after this look is told.
      if (page && page.length < PAGE) await news.after(seen, signal, pollMs?.())
    }
  }

  const running = run()
  return {
    scannedTo: kept.scannedTo,
    after: (...wanted) => (failing ? undefined : kept.after(...wanted)),
    somebodyWaits: waiting.wake,
    failing: () => failing,
    async stop() {
      stopping.abort()
      await running
    },
  }
}
