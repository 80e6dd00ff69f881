import { START, streamNameFilter } from '@kurrent/kurrentdb-client'
import { type Recent, recent } from '../recent.ts'
import { type Wakeups, wakeups } from '../wakeups.ts'
import type { Connection } from './connection.ts'
import { type StoredRecord, storedRecord } from './records.ts'

const FIRST_RETRY_MS = 100
const LAST_RETRY_MS = 5_000
/** Records of other logs after which the server tells how far it looked. */
const CHECKPOINT_EVERY = 500

export interface TailOptions {
  readonly connection: Connection
  readonly namespace: string
  readonly prefix: string
  /** Up to here the server was looked through; the tail follows from here. */
  readonly scannedTo: bigint
  /** There is no record of the log between this one and `scannedTo`. */
  readonly from: bigint
  /** What is kept for subscribers; those further behind read from the server. */
  readonly keep: { readonly records: number; readonly bytes: number }
  readonly news: Wakeups
  readonly onRecord: (record: StoredRecord) => void
}

/** What comes, kept for subscribers; those further behind read from the server. */
export interface Tail extends Pick<Recent<StoredRecord>, 'scannedTo' | 'after'> {
  close(): Promise<void>
}

/**
 * The live end of a log: one subscription for all subscribers of the process, read into a buffer of our own as fast as it comes, so that a
 * slow subscriber is never the one whom the server drops ("Consumer too slow" after 32 messages). The client does not resume a
 * subscription that was cut off: the tail follows anew from where it was.
 */
export function startTail({ connection, namespace, prefix, scannedTo, from, keep, news, onRecord }: TailOptions): Tail {
  const closing = new AbortController()
  const closed = new Promise((resolve) => closing.signal.addEventListener('abort', resolve))
  const kept = recent({ from, scannedTo, keep, sizeOf })
  let retryMs = FIRST_RETRY_MS

  function look(position: bigint, records: readonly StoredRecord[] = []): void {
    kept.add(records, position)
    retryMs = FIRST_RETRY_MS
    news.wake()
  }

  function add(record: StoredRecord): void {
    if (record.position <= kept.scannedTo()) return
    onRecord(record)
    look(record.position, [record])
  }

  async function follow(): Promise<void> {
    const client = connection.client()
    const filter = streamNameFilter({
      prefixes: [namespace + prefix],
      maxSearchWindow: CHECKPOINT_EVERY,
      // Heard at once, while events that came before it may still wait in the stream: taken first, it would pass them over.
      checkpointReached: async (stream, { commit, prepare }) => {
        // No record's place but the end of the file, at which the next record will start: sent from 24.10 to 25.0.0 behind a page that was full.
        if (prepare !== commit) return
        while (stream.readableLength > 0 && !stream.destroyed && !closing.signal.aborted) await new Promise((resolve) => setImmediate(resolve))
        if (stream.readableLength === 0) look(commit)
      },
    })
    const scanned = kept.scannedTo()
    const fromPosition = scanned === 0n ? START : { commit: scanned, prepare: scanned }
    const subscription = client.subscribeToAll({ fromPosition, filter, requiresLeader: true })
    subscription.on('data', (resolved) => {
      const record = storedRecord(namespace, resolved)
      if (record) add(record)
    })
    // What it says after its end is no news, but unheard it would end the process.
    subscription.on('error', () => undefined)
    const ended = ['error', 'end', 'close'].map((name) => new Promise((resolve) => subscription.once(name, resolve)))
    await Promise.race([closed, ...ended])
    connection.replace(client)
  }

  async function run(): Promise<void> {
    const nothing = wakeups()
    while (!closing.signal.aborted) {
      await follow().catch(() => undefined)
      await nothing.after(nothing.seen(), closing.signal, retryMs)
      retryMs = Math.min(retryMs * 2, LAST_RETRY_MS)
    }
  }

  const running = run()
  return {
    scannedTo: kept.scannedTo,
    after: kept.after,
    async close() {
      closing.abort()
      await running
    },
  }
}

const sizeOf = ({ data }: StoredRecord): number => (data instanceof Uint8Array ? data.byteLength : 0)
