import type { SubscribeOptions } from './port.ts'
import type { Placed } from './recent.ts'
import { runSubscription, type Scan, type SubscriptionSource } from './subscription.ts'
import { startTail, type Tail, type TailOptions } from './tail.ts'
import { wakeups } from './wakeups.ts'

export interface LogReaderSource<Kept extends Placed>
  extends Pick<SubscriptionSource, 'log' | 'scan' | 'end'>,
    Pick<TailOptions<Kept>, 'read' | 'sizeOf' | 'keep' | 'pollMs'> {
  /** The events of kept records, anew for each who takes them: what one does to them is not seen by another. */
  readonly open: (records: readonly Kept[]) => Pick<Scan, 'events' | 'unreadable'>
}

export interface LogReader {
  /** As `EventStore.subscribe`. */
  subscribe(options: SubscribeOptions): Promise<void>
  /** The log may hold more, or be back. */
  wake(): void
  /** Ends all subscriptions, after the batches in hand. */
  close(): Promise<void>
}

/**
 * One reader of a log for all its subscribers in this process, each at its own place and pace. Who is level takes what was read once for
 * all; who is behind (at the start, in a rebuild, after a slow batch) reads for itself until it is level. While nobody is subscribed, or
 * nobody waits, nothing is read.
 */
export function logReader<Kept extends Placed>(source: LogReaderSource<Kept>): LogReader {
  const closing = new AbortController()
  const news = wakeups()
  const more = wakeups()
  const running = new Set<Promise<void>>()
  let subscribers = 0
  let tail: Tail<Kept> | undefined

  async function scan(after: bigint, categories: readonly string[] | undefined, limit: number): Promise<Scan> {
    const found = tail?.after(after, categories, limit)
    if (tail === undefined || found === undefined) return source.scan(after, categories, limit)
    const opened = source.open(found)
    const last = found.at(-1)?.position ?? after
    if (opened.unreadable) return { ...opened, scannedTo: opened.events.at(-1)?.position ?? after }
    // Who read for itself may have come further.
    const scannedTo = tail.scannedTo()
    return { ...opened, scannedTo: found.length < limit && scannedTo > last ? scannedTo : last }
  }

  function onLevel(position: bigint): void {
    tail ??= startTail({ ...source, from: position, news, onMore: more.wake })
    tail.somebodyWaits()
  }

  async function follow(options: SubscribeOptions): Promise<void> {
    subscribers += 1
    try {
      const signal = AbortSignal.any([options.signal, closing.signal])
      await runSubscription({ ...source, scan, wakeups: more, onLevel }, { ...options, signal })
    } finally {
      subscribers -= 1
      const left = subscribers === 0 ? tail : undefined
      if (left) tail = undefined
      await left?.stop()
    }
  }

  return {
    subscribe(options) {
      const one = follow(options).finally(() => running.delete(one))
      running.add(one)
      return one
    },
    wake() {
      news.wake()
      // Nobody looks on their behalf.
      if (tail?.failing() ?? true) more.wake()
    },
    async close() {
      closing.abort()
      await Promise.allSettled(running)
    },
  }
}
