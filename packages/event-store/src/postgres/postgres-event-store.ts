import { type Clock, TitianError } from '@titian/core'
import type pg from 'pg'
import { encodeAppend } from '../encode.ts'
import { groupCommit } from '../group-commit.ts'
import { BATCH_APPENDS, BATCH_BYTES } from '../limits.ts'
import { logReader } from '../log-reader.ts'
import type { EventStore } from '../port.ts'
import { checkRange } from '../read-range.ts'
import { appendBatch } from './append-batch.ts'
import { channelOf } from './identifiers.ts'
import type { PostgresListener } from './listener.ts'
import { openPool } from './open-pool.ts'
import { reads } from './read.ts'
import { dateOf, decodeRows, type EventRow } from './rows.ts'

export interface PostgresEventStoreOptions {
  /** The application's, made by `openPool`; a pool that is given is not ended by `close`. */
  readonly pool: pg.Pool | string
  /** The schema of this log, made by `migrateEventStore`. */
  readonly schema: string
  /** Name of the log; stands in the details of errors. */
  readonly log: string
  /** Gives recordedAt, which never goes before the log's last; refused where it lies ahead of the server's own, unless a story moves it. */
  readonly clock: Clock
  /** Shared by the logs of a process. Without it readers poll, and nobody is told of appends. */
  readonly listener?: PostgresListener
  /** Appends that may wait before `LOG_BUSY`. Default 8192 and 32 MiB. */
  readonly queue?: { readonly items: number; readonly bytes: number }
  /** Recent events kept for subscribers that are level or nearly so; those further behind ask the database. Default 1000 and 2 MiB of text. */
  readonly keep?: { readonly records: number; readonly bytes: number }
}

const POLL_LISTENING_MS = 1_000
const POLL_ALONE_MS = 100
const KEEP = { records: 1_000, bytes: 2 * BATCH_BYTES }
const QUEUE = { items: 8_192, bytes: 32 * BATCH_BYTES }

/** Opens one log. Throws `LOG_UNAVAILABLE` where the database is away, `LOG_REFUSED` where the schema is missing or not permitted. */
export async function postgresEventStore(options: PostgresEventStoreOptions): Promise<EventStore> {
  const { schema, log, clock, listener, queue = QUEUE, keep = KEEP } = options
  const pool = typeof options.pool === 'string' ? openPool({ connectionString: options.pool, max: 5 }) : options.pool
  let isClosed = false
  let latest: Date | undefined
  const see = (at: Date | undefined) => {
    if (at !== undefined && (latest === undefined || at > latest)) latest = at
  }
  const read = reads({ log, schema, pool })
  async function head(): Promise<bigint> {
    const last = await read.head()
    see(last.recordedAt)
    return last.position
  }
  const commit = appendBatch({ log, schema, pool, clock, onRecorded: see })
  const appends = groupCommit({ log, commit, batch: { items: BATCH_APPENDS, bytes: BATCH_BYTES }, queue })
  const reader = logReader({
    log,
    scan: read.scan,
    end: head,
    async read(after, limit) {
      const rows = await read.page(after, limit)
      see(recordedAtOf(rows.at(-1)))
      return rows.map(placed)
    },
    open: (records) => decodeRows(records.map(({ row }) => row)),
    sizeOf: ({ row }) => row[7].length + row[8].length,
    keep,
    pollMs: () => (listener?.listening ? POLL_LISTENING_MS : POLL_ALONE_MS),
  })
  const stopHearing = listener?.listen(channelOf(schema), reader.wake)
  const tell = listener ? () => listener.tell(channelOf(schema)) : reader.wake
  const assertOpen = () => {
    if (isClosed) throw new TitianError('LOG_CLOSED', { log })
  }
  async function close(): Promise<void> {
    isClosed = true
    const ended = reader.close()
    await appends.drained()
    await ended
    stopHearing?.()
    if (typeof options.pool === 'string' && !pool.ended) await pool.end()
  }

  try {
    await head()
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
      await reader.subscribe(wanted)
    },
    async head() {
      assertOpen()
      return head()
    },
    latestRecordedAt: () => latest,
    async cutAt(instant) {
      assertOpen()
      return read.cutAt(instant)
    },
    close,
  }
}

const recordedAtOf = (row: EventRow | undefined) => row && dateOf(row[6])
const placed = (row: EventRow) => ({ position: row[0], stream: row[1], row })
