import {
  BACKWARDS,
  type Credentials,
  END,
  FORWARDS,
  type KurrentDBClient,
  type Position,
  type ResolvedEvent,
  START,
  streamNameFilter,
} from '@kurrent/kurrentdb-client'
import { isTitianError, TitianError } from '@titian/core'
import { categoryOf } from '../port.ts'
import type { Connection } from './connection.ts'
import { logError, saysInvalidPosition, typeOf } from './errors.ts'
import { recordedAtOf, type StoredRecord, storedRecord } from './records.ts'
import { type Patience, takeWithin } from './time-limit.ts'

/** Records of one page of backward reading. */
const PAGE = 500
/** How far the clocks of several writers may lie apart before a cut could miss an event recorded after it. */
const WRITERS_APART_MS = 5_000

export interface ReadsOptions {
  readonly log: string
  readonly connection: Connection
  /** Sent with each read; undefined where none are to be. */
  readonly credentials?: Credentials | undefined
  /** Stands before stream names on the server. */
  readonly namespace: string
  /** Begins the names of the log's streams, without the namespace. */
  readonly prefix: string
  readonly limitMs: number
}

export interface Reads {
  stream(stream: string, from: number, to: number, until: bigint | undefined): Promise<readonly StoredRecord[]>
  /** Forwards, after a position, at most `limit`; fewer where the end was reached. */
  all(after: bigint, categories: readonly string[] | undefined, limit: number): Promise<readonly StoredRecord[]>
  /** The position of the last record of the server, whoever's it is; 0n for none. */
  end(): Promise<bigint>
  /** The last record of this log. */
  last(): Promise<StoredRecord | undefined>
  cutAt(instant: Date): Promise<bigint>
}

type Read = (client: KurrentDBClient) => AsyncIterable<ResolvedEvent>

const at = (position: bigint): Position => ({ commit: position, prepare: position })

/** All reads go through the client's native part. */
export function reads({ log, connection, credentials, namespace, prefix, limitMs }: ReadsOptions): Reads {
  async function collect(read: Read, take: (record: StoredRecord) => boolean, patience: Partial<Patience> = {}): Promise<void> {
    const client = connection.client()
    try {
      await takeWithin({ log, limitMs, ...patience }, read(client), (resolved) => {
        const record = storedRecord(namespace, resolved)
        return record === undefined || take(record)
      })
    } catch (error) {
      if (typeOf(error) === 'stream-not-found') return
      const failure = logError(log, error)
      if (failure.code === 'LOG_UNAVAILABLE') connection.replace(client)
      throw failure
    }
  }

  // A node that led until a moment ago would answer from what it had then.
  const terms = { requiresLeader: true, ...(credentials && { credentials }) }
  /** With a filter the server says nothing until it has looked through all that does not pass, to the end where fewer than asked for do. */
  const searching = { isAlive: end }
  const filterOf = (beginnings: readonly string[]) => streamNameFilter({ prefixes: beginnings.map((each) => namespace + each) })

  async function backwards(from: Position | typeof END, count: number, take: (record: StoredRecord) => boolean, filtered = true): Promise<void> {
    const filter = filtered ? { filter: filterOf([prefix]) } : {}
    const read: Read = (client) => client.readAll({ direction: BACKWARDS, fromPosition: from, maxCount: count, ...filter, ...terms })
    await collect(read, take, filtered ? searching : {})
  }

  async function end(): Promise<bigint> {
    let found = 0n
    const take = ({ position }: StoredRecord) => {
      found = position
      return true
    }
    await backwards(END, 1, take, false)
    return found
  }

  /**
   * A server refuses a position at which no record starts. Until 23.10 it did so with the same error as if it were away: then it is asked for something else,
   * and once more.
   */
  async function unlessUnknown(position: bigint, read: () => Promise<void>): Promise<void> {
    const refusalOf = async (error: unknown) => {
      if (saysInvalidPosition(error)) throw new TitianError('POSITION_UNKNOWN', { log, position: String(position) }, { cause: error })
      if (!isTitianError(error, 'LOG_UNAVAILABLE') || 'waitedMs' in error.details) throw error
      return error
    }
    const first = await read().then(() => undefined, refusalOf)
    if (first === undefined) return
    await end()
    const second = await read().then(() => undefined, refusalOf)
    if (second !== undefined) throw new TitianError('POSITION_UNKNOWN', { log, position: String(position) }, { cause: second })
  }

  return {
    async stream(stream, from, to, until) {
      const found: StoredRecord[] = []
      if (to < from) return found
      const maxCount = Math.min(to - from + 1, Number.MAX_SAFE_INTEGER)
      await collect(
        (client) => client.readStream(namespace + stream, { direction: FORWARDS, fromRevision: BigInt(from - 1), maxCount, ...terms }),
        (record) => {
          if (until !== undefined && record.position > until) return false
          found.push(record)
          return true
        },
      )
      return found
    },
    async all(after, categories, limit) {
      const found: StoredRecord[] = []
      if (categories?.length === 0) return found
      const filter = filterOf(categories === undefined ? [prefix] : [...new Set(categories)])
      let from = after
      let full = true
      // Forward reads begin with the position given, and the server's filter knows beginnings only: `a.note` finds `a.notebook` too.
      while (full && found.length < limit) {
        const maxCount = limit - found.length + 1
        let seen = 0
        const fromPosition = from === 0n ? START : at(from)
        const read = () => {
          seen = 0
          return collect(
            (client) => client.readAll({ direction: FORWARDS, fromPosition, maxCount, filter, ...terms }),
            (record) => {
              seen += 1
              if (record.position > from || from === 0n) {
                from = record.position
                if (found.length < limit && (categories?.includes(categoryOf(record.stream)) ?? true)) found.push(record)
              }
              return found.length < limit
            },
            searching,
          )
        }
        await (from === 0n ? read() : unlessUnknown(from, read))
        full = seen === maxCount
      }
      return found
    },
    end,
    async last() {
      let last: StoredRecord | undefined
      await backwards(END, 1, (record) => {
        last = record
        return true
      })
      return last
    },
    /** From the end backwards, to the first record that is older by more than the writers' clocks may differ: before the first one after `instant`. */
    async cutAt(instant) {
      const moment = instant.toISOString()
      const surely = new Date(instant.getTime() - WRITERS_APART_MS).toISOString()
      let cut: bigint | undefined
      let from: Position | typeof END = END
      let more = true
      while (more) {
        let seen = 0
        await backwards(from, PAGE, (record) => {
          seen += 1
          from = at(record.position)
          const recordedAt = recordedAtOf(record)
          if (recordedAt === undefined) return true
          if (recordedAt > moment) cut = undefined
          else cut ??= record.position
          more = recordedAt > surely
          return more
        })
        more = more && seen === PAGE
      }
      return cut ?? 0n
    },
  }
}
