import { type Clock, TitianError } from '@titian/core'
import type pg from 'pg'
import { encodeAppend } from '../encode.ts'
import { groupCommit } from '../group-commit.ts'
import { BATCH_APPENDS, BATCH_BYTES } from '../limits.ts'
import type { EventStore } from '../port.ts'
import { checkRange } from '../read-range.ts'
import { runSubscription } from '../subscription.ts'
import { wakeups } from '../wakeups.ts'
import { appendBatch } from './append-batch.ts'
import { channelOf } from './identifiers.ts'
import type { PostgresListener } from './listener.ts'
import { openPool } from './open-pool.ts'
import { reads } from './read.ts'

export interface PostgresEventStoreOptions {
  /** The application's, made by `openPool`; a pool that is given is not ended by `close`. */
  readonly pool: pg.Pool | string
  /** The schema of this log, made by `migrateEventStore`. */
  readonly schema: string
  /** Name of the log; stands in the details of errors. */
  readonly log: string
  /** Gives recordedAt, which never goes before the log's last. */
  readonly clock: Clock
  /** Shared by the logs of a process. Without it readers poll, and nobody is told of appends. */
  readonly listener?: PostgresListener
  /** Appends that may wait before `LOG_BUSY`. Default 8192 and 32 MiB. */
  readonly queue?: { readonly items: number; readonly bytes: number }
}

const POLL_LISTENING_MS = 1_000
const POLL_ALONE_MS = 100
const QUEUE = { items: 8_192, bytes: 32 * BATCH_BYTES }

/** Opens one log. Throws `LOG_UNAVAILABLE` where the database is away, `LOG_REFUSED` where the schema is missing or not permitted. */
export async function postgresEventStore(options: PostgresEventStoreOptions): Promise<EventStore> {
  const { schema, log, clock, listener, queue = QUEUE } = options
  const pool = typeof options.pool === 'string' ? openPool({ connectionString: options.pool, max: 5 }) : options.pool
  const news = wakeups()
  const closing = new AbortController()
  const subscriptions = new Set<Promise<void>>()
  const read = reads({ log, schema, pool })
  const commit = appendBatch({ log, schema, pool, clock })
  const appends = groupCommit({ log, commit, batch: { items: BATCH_APPENDS, bytes: BATCH_BYTES }, queue })
  const stopHearing = listener?.listen(channelOf(schema), news.wake)
  const tell = listener ? () => listener.tell(channelOf(schema)) : news.wake
  const assertOpen = () => {
    if (closing.signal.aborted) throw new TitianError('LOG_CLOSED', { log })
  }
  const source = { log, scan: read.scan, end: read.head, wakeups: news, pollMs: () => (listener?.listening ? POLL_LISTENING_MS : POLL_ALONE_MS) }

  async function close(): Promise<void> {
    closing.abort()
    await appends.drained()
    await Promise.allSettled(subscriptions)
    stopHearing?.()
    if (typeof options.pool === 'string' && !pool.ended) await pool.end()
  }

  try {
    await read.head()
  } catch (error) {
    await close()
    throw error
  }
  return {
    async append(stream, events, { expected }) {
      assertOpen()
      const appended = await appends.add(encodeAppend(stream, events, expected))
      if (!appended.already) tell()
      return appended
    },
    async read(stream, wanted = {}) {
      assertOpen()
      return read.stream(stream, wanted)
    },
    async readAll({ after, categories, limit = 500 }) {
      assertOpen()
      checkRange(after, ['limit', limit])
      const { events, unreadable } = await read.scan(after, categories, limit)
      if (unreadable) throw unreadable
      return events
    },
    async subscribe(wanted) {
      assertOpen()
      checkRange(wanted.after, ['batchSize', wanted.batchSize ?? 500])
      const running = runSubscription(source, { ...wanted, signal: AbortSignal.any([wanted.signal, closing.signal]) })
      subscriptions.add(running)
      try {
        await running
      } finally {
        subscriptions.delete(running)
      }
    },
    async head() {
      assertOpen()
      return read.head()
    },
    async cutAt(instant) {
      assertOpen()
      return read.cutAt(instant)
    },
    close,
  }
}
