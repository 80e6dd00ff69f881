import { errorCode } from '../log.ts'
import { type SubscribeTo, topicOf } from '../port.ts'
import type { LogFeed } from '../receiver/feed.ts'
import { passesByItself } from '../receiver/receive.ts'
import { backOff, pause } from '../waiting.ts'

/** How far a backfill is in the log of one producer, kept so that it can be stopped and taken up again. */
export interface BackfillCheckpoint {
  /** 0n where there is none. */
  read(): Promise<bigint>
  write(position: bigint): Promise<void>
  /** The log was read to its end: the next backfill begins at the start. */
  forget(): Promise<void>
}

export interface ReadLogOptions {
  readonly source: string
  readonly logFeed: LogFeed
  readonly checkpoint: BackfillCheckpoint
  readonly onBatch: SubscribeTo['onBatch']
  /** After each page: how far, of how much. */
  readonly onProgress: (position: bigint, head: bigint) => void
  /** Something is away; it is tried again. */
  readonly onWaiting: (code: string, retryInMs: number) => void
  readonly signal: AbortSignal
}

/**
 * Brings everything that a producer had published when it began, page by page; the checkpoint moves after a page was handled. What comes later is
 * the running receiver's.
 *
 * @returns where it stopped, and whether that is the end
 * @throws FEED_REFUSED { source, because }, and what `onBatch` throws that does not pass by itself
 */
export async function readLog(options: ReadLogOptions): Promise<{ readonly whole: boolean; readonly position: bigint }> {
  const { source, logFeed, checkpoint, onBatch, onProgress, onWaiting, signal } = options
  const waits = backOff()

  /** While something is away: as long as it takes. Undefined when told to stop. */
  async function patiently<Value>(work: () => Promise<Value>): Promise<Value | undefined> {
    while (!signal.aborted) {
      try {
        const value = await work()
        waits.reset()
        return value
      } catch (error) {
        if (!passesByItself(error)) throw error
        const ms = waits.next()
        onWaiting(errorCode(error), ms)
        await pause(ms, signal)
      }
    }
    return undefined
  }

  let position = (await patiently(() => checkpoint.read())) ?? 0n
  let end: bigint | undefined
  while (!signal.aborted) {
    const page = await patiently(() => logFeed.page(source, position))
    if (page === undefined) break
    const { events, next, head } = page
    end ??= head
    if (next === null || position >= end) {
      await patiently(() => checkpoint.forget())
      onProgress(end, end)
      return { whole: true, position: end }
    }
    const handled = await patiently(async () => {
      await onBatch(events, topicOf(source))
      await checkpoint.write(next)
      return true
    })
    if (!handled) break
    position = next
    onProgress(position < end ? position : end, end)
  }
  return { whole: false, position }
}
