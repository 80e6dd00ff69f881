import { isTitianError, type RecordedEvent, TitianError } from '@titian/core'
import type { SubscribeOptions } from './port.ts'
import type { Wakeups } from './wakeups.ts'

/** Events after a position, in order, and how far the log was looked through to find them (all of it where fewer than asked for came). */
export interface Scan {
  readonly events: readonly RecordedEvent[]
  readonly scannedTo: bigint
  /** Why the event behind these could not be read: a subscriber gets those in front of it, then the error. */
  readonly unreadable?: TitianError
}

export interface SubscriptionSource {
  /** Name of the log; stands in the details of errors. */
  readonly log: string
  readonly scan: (after: bigint, categories: readonly string[] | undefined, limit: number) => Promise<Scan>
  /** The last position that was given. */
  readonly end: () => Promise<bigint>
  readonly wakeups: Wakeups
  /** Called before a subscriber waits that has seen all up to `position`. */
  readonly onLevel?: (position: bigint) => void
}

const FIRST_RETRY_MS = 100
const LAST_RETRY_MS = 5_000

/** A scan that was begun, and what had been told by then: news that come after it are not missed. */
interface Look {
  readonly seen: number
  readonly scan: Promise<Scan | undefined>
}

/**
 * Reads on from one position for ever, one batch at a time, and one ahead while that is handled: a slow reader holds nobody back, for no more
 * is buffered for it.
 */
export async function runSubscription(source: SubscriptionSource, options: SubscribeOptions): Promise<void> {
  const { categories, onBatch, onBegun, signal, batchSize = 500 } = options
  let after = options.after
  let retryMs = FIRST_RETRY_MS
  let ahead: Look | undefined
  let begun = false
  const lookAfter = (position: bigint): Look => {
    const seen = source.wakeups.seen()
    const scan = unlessAway(source.scan(position, categories, batchSize))
    // Heard when it is waited for; until then nobody else would.
    scan.catch(() => undefined)
    return { seen, scan }
  }
  try {
    while (!signal.aborted) {
      const look = ahead ?? lookAfter(after)
      ahead = undefined
      const { seen } = look
      const scan = await look.scan
      if (scan?.unreadable && scan.events.length === 0) throw scan.unreadable
      if (signal.aborted) return
      const isThere = scan !== undefined && (begun || scan.scannedTo > after || (await wasTold(source, after)))
      if (!isThere) {
        await source.wakeups.after(seen, signal, retryMs)
        retryMs = Math.min(retryMs * 2, LAST_RETRY_MS)
        continue
      }
      retryMs = FIRST_RETRY_MS
      if (!begun) onBegun?.()
      begun = true
      if (scan.scannedTo > after) {
        // A full batch has more behind it.
        if (scan.events.length === batchSize) ahead = lookAfter(scan.scannedTo)
        await onBatch(scan.events, scan.scannedTo)
        after = scan.scannedTo
      } else {
        source.onLevel?.(after)
        await source.wakeups.after(seen, signal)
      }
    }
  } finally {
    await ahead?.scan.catch(() => undefined)
  }
}

/**
 * Whoever begins beyond the end has read another log, or this one before it was restored to an earlier day. Waiting, it would pass over
 * all that is recorded up to there.
 * @returns false where the log is away
 */
async function wasTold({ log, end }: SubscriptionSource, position: bigint): Promise<boolean> {
  if (position === 0n) return true
  const last = await unlessAway(end())
  if (last !== undefined && last < position) throw new TitianError('POSITION_UNKNOWN', { log, position: String(position), end: String(last) })
  return last !== undefined
}

/** A database that is away comes back; every other error is the subscription's end. */
async function unlessAway<Answer>(asked: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asked
  } catch (error) {
    if (isTitianError(error, 'LOG_UNAVAILABLE')) return undefined
    throw error
  }
}
