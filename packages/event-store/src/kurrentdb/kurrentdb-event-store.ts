import { type Clock, isTitianError, TitianError } from '@titian/core'
import { encodeAppend } from '../encode.ts'
import { groupCommit } from '../group-commit.ts'
import { BATCH_APPENDS, BATCH_BYTES } from '../limits.ts'
import type { EventStore } from '../port.ts'
import { checkRange } from '../read-range.ts'
import { runSubscription, type Scan } from '../subscription.ts'
import { wakeups } from '../wakeups.ts'
import { appendBatch } from './append.ts'
import { certificateFault } from './certificate-fault.ts'
import { connectionTo } from './connection.ts'
import { serverAddress } from './connection-string.ts'
import { reads } from './reads.ts'
import { opened, recorded, recordedAtOf } from './records.ts'
import { knowledge, learned, nothingKnown } from './stream-knowledge.ts'
import { startTail } from './tail.ts'

export interface KurrentEventStoreOptions {
  /** `kurrentdb://user:password@host:2113`; with TLS unless it says `tls=false`, which also sends no credentials. */
  readonly connectionString: string
  /** Begins the names of the log's streams (`intake.`): what else is on the server is no part of this log. */
  readonly prefix: string
  /** Stands before all stream names on the server, unseen by callers: for installations that share a server. Default none. */
  readonly namespace?: string
  /** Name of the log; stands in the details of errors. */
  readonly log: string
  /** Gives recordedAt, which never goes before what this process last saw in the log. */
  readonly clock: Clock
  /** A server that answers nothing is given up after this; an append may still have been stored. Default 5 s. */
  readonly limitMs?: number
  /** Appends that may wait before `LOG_BUSY`. Default 8192 and 32 MiB. */
  readonly queue?: { readonly items: number; readonly bytes: number }
  /** Recent events kept for subscribers. Default 4096 and 16 MiB. */
  readonly keep?: { readonly records: number; readonly bytes: number }
}

const LIMIT_MS = 5_000
const QUEUE = { items: 8_192, bytes: 32 * BATCH_BYTES }
const KEEP = { records: 4_096, bytes: 16 * BATCH_BYTES }
/** Events read at a time to find the head behind what was scanned. */
const HEAD_PAGE = 500
/** Events whose ids are remembered to tell repeats without asking the server. */
const REMEMBERED = 50_000

/**
 * Opens one log. Throws `LOG_UNAVAILABLE` where the server is away, `LOG_REFUSED` where that will not change: `{ reason: 'access-denied' }` (it refuses the
 * credentials, or the user may not read `$all`), `{ certificate }` (why TLS does not take the server's), `{ setting }` (what of the options is wrong).
 */
export async function kurrentEventStore(options: KurrentEventStoreOptions): Promise<EventStore> {
  const { prefix, namespace = '', log, clock, limitMs = LIMIT_MS, queue = QUEUE, keep = KEEP } = options
  if (namespace + prefix === '') throw new TitianError('LOG_REFUSED', { log, setting: 'prefix' })
  const address = serverAddress(log, options.connectionString)
  const { connectionString, credentials } = address
  const connections = { reads: connectionTo(connectionString), appends: connectionTo(connectionString), tail: connectionTo(connectionString) }
  const read = reads({ log, connection: connections.reads, credentials, namespace, prefix, limitMs })
  const known = knowledge(REMEMBERED)
  const latest = { given: '', seen: '' }
  const news = wakeups()
  const closing = new AbortController()
  const subscriptions = new Set<Promise<void>>()
  const assertOpen = () => {
    if (closing.signal.aborted) throw new TitianError('LOG_CLOSED', { log })
  }
  const see = (recordedAt = '') => {
    if (recordedAt > latest.seen) latest.seen = recordedAt
    if (recordedAt > latest.given) latest.given = recordedAt
  }
  const disconnect = () => Promise.all(Object.values(connections).map((connection) => connection.close()))

  // The end first: whatever is appended between the two reads stands after it.
  const { end, last } = await (async () => ({ end: await read.end(), last: await read.last() }))().catch(async (error: unknown) => {
    await disconnect()
    const certificate = isTitianError(error, 'LOG_UNAVAILABLE') ? await certificateFault(address, limitMs) : undefined
    throw certificate === undefined ? error : new TitianError('LOG_REFUSED', { log, certificate }, { cause: error })
  })
  see(last && recordedAtOf(last))
  let highest = last?.position ?? 0n
  const tail = startTail({
    connection: connections.tail,
    namespace,
    prefix,
    scannedTo: end,
    from: earlier(highest, end),
    keep,
    news,
    onRecord(record) {
      highest = later(highest, record.position)
      see(recordedAtOf(record))
    },
  })

  const commit = appendBatch({ log, connection: connections.appends, namespace, reads: read, knowledge: known, clock, limitMs, latest })
  const appends = groupCommit({ log, commit, batch: { items: BATCH_APPENDS, bytes: BATCH_BYTES }, queue })

  async function scan(after: bigint, categories: readonly string[] | undefined, limit: number): Promise<Scan> {
    const scannedTo = tail.scannedTo()
    const found = tail.after(after, categories, limit) ?? (await read.all(after, categories, limit))
    const lastFound = found.at(-1)?.position ?? after
    const whole = found.length < limit && scannedTo > lastFound
    const readable = opened(found)
    if (readable.unreadable) return { ...readable, scannedTo: readable.events.at(-1)?.position ?? after }
    return { ...readable, scannedTo: whole ? scannedTo : lastFound }
  }

  return {
    async append(stream, events, { expected }) {
      assertOpen()
      const append = encodeAppend(stream, events, expected)
      if (!stream.startsWith(prefix)) throw new TitianError('APPEND_INVALID', { path: 'stream', wanted: `a name that begins with ${prefix}` })
      return appends.add(append)
    },
    async read(stream, { from = 1, to = Number.MAX_SAFE_INTEGER, until } = {}) {
      assertOpen()
      const found = await read.stream(stream, Math.max(from, 1), to, until)
      // Whoever reads a whole stream is about to append to it.
      if (from <= 1 && to === Number.MAX_SAFE_INTEGER && until === undefined && stream.startsWith(prefix)) {
        known.keep(stream, learned(nothingKnown, found))
      }
      return found.map(recorded)
    },
    async readAll({ after, categories, limit = 500 }) {
      assertOpen()
      checkRange(after, ['limit', limit])
      return (await read.all(after, categories, limit)).map(recorded)
    },
    async subscribe(wanted) {
      assertOpen()
      checkRange(wanted.after, ['batchSize', wanted.batchSize ?? 500])
      const signal = AbortSignal.any([wanted.signal, closing.signal])
      const running = runSubscription({ log, scan, end: read.end, wakeups: news }, { ...wanted, signal })
      subscriptions.add(running)
      try {
        await running
      } finally {
        subscriptions.delete(running)
      }
    },
    async head() {
      assertOpen()
      let found = highest
      // Nothing of this log stands between its last event and what was scanned.
      let page = await read.all(later(tail.scannedTo(), found), undefined, HEAD_PAGE)
      while (page.length > 0) {
        const last = page.at(-1)
        see(last && recordedAtOf(last))
        found = last?.position ?? found
        page = page.length < HEAD_PAGE ? [] : await read.all(found, undefined, HEAD_PAGE)
      }
      return found
    },
    latestRecordedAt: () => (latest.seen === '' ? undefined : new Date(latest.seen)),
    async cutAt(instant) {
      assertOpen()
      return read.cutAt(instant)
    },
    async close() {
      closing.abort()
      await appends.drained()
      await Promise.allSettled(subscriptions)
      await tail.close()
      await disconnect()
    },
  }
}

// Positions are bigint, which Math.max does not take.
const earlier = (one: bigint, other: bigint): bigint => [one, other].reduce((a, b) => (b < a ? b : a))
const later = (one: bigint, other: bigint): bigint => [one, other].reduce((a, b) => (b > a ? b : a))
