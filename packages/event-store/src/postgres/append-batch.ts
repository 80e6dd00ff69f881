import { type Clock, failpoint, TitianError } from '@titian/core'
import type pg from 'pg'
import type { EncodedAppend } from '../encode.ts'
import { type Appended, categoryOf, type Expected } from '../port.ts'
import { logError } from './errors.ts'
import { quoted } from './identifiers.ts'
import { QUERY_TIMEOUT_MS, valueTypes } from './rows.ts'
import { textArray } from './text-array.ts'

interface OutcomeRow {
  readonly outcome: 'appended' | 'already' | 'conflict' | 'reused'
  readonly at_version: number
  readonly at_position: bigint
  readonly at_event: string
}

export interface AppendBatchOptions {
  readonly log: string
  readonly schema: string
  readonly pool: pg.Pool
  readonly clock: Clock
  /** When a batch was recorded at the earliest. */
  readonly onRecorded: (at: Date) => void
}

/** One statement, which is one transaction: calls the SQL function `append_batch` for all items at once. */
export function appendBatch({ log, schema, pool, clock, onRecorded }: AppendBatchOptions) {
  const s = quoted(schema)
  const textOf = (time: string) =>
    `SELECT outcome, at_version, at_position, at_event FROM ${s}.append_batch(${time}, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`
  const own = { types: valueTypes, query_timeout: QUERY_TIMEOUT_MS }
  const timed = { ...own, name: `titian.append.${schema}`, text: textOf(`${s}.not_ahead($1)`) }
  // A story's dates are its own.
  const told = { ...own, name: `titian.append.moved.${schema}`, text: textOf('$1') }
  return async (items: readonly EncodedAppend[]): Promise<readonly (Appended | TitianError)[]> => {
    const events = items.flatMap((item, index) =>
      item.events.map((event, nth) => ({ ...event, item: index + 1, later: item.events.length - nth - 1 })),
    )
    const now = clock.now()
    const values = [
      now.toISOString(),
      items.map(({ stream }) => stream),
      items.map(({ stream }) => categoryOf(stream)),
      items.map(({ expected }) => asserted(expected)),
      lastBefore(items),
      items.map((item) => item.events.length),
      events.map(({ item }) => item),
      events.map(({ later }) => later),
      events.map(({ id }) => id),
      events.map(({ type }) => type),
      events.map(({ schemaVersion }) => schemaVersion),
      textArray(events.map(({ data }) => data)),
      textArray(events.map(({ meta }) => meta)),
    ]
    try {
      failpoint('before-append')
      const { rows } = await pool.query<OutcomeRow>({ ...(clock.moved ? told : timed), values })
      failpoint('after-commit')
      if (rows.some(({ outcome }) => outcome === 'appended')) onRecorded(now)
      return items.map((item, index) => answerOf(log, item, rows[index]))
    } catch (error) {
      throw logError(log, error)
    }
  }
}

/** For each item the number, from 1, of the last one before it that names the same stream; 0 for none. */
function lastBefore(items: readonly EncodedAppend[]): number[] {
  const last = new Map<string, number>()
  return items.map(({ stream }, index) => {
    const before = last.get(stream) ?? 0
    last.set(stream, index + 1)
    return before
  })
}

/** As `append_batch` has it: a version, or a number below 0. */
function asserted(expected: Expected): number {
  switch (expected) {
    case 'any':
      return -1
    case 'stream-exists':
      return -2
    case 'no-stream':
      return 0
    default:
      return expected
  }
}

function answerOf(log: string, { stream, expected }: EncodedAppend, row: OutcomeRow | undefined): Appended | TitianError {
  switch (row?.outcome) {
    case 'appended':
    case 'already':
      return { version: row.at_version, position: row.at_position, already: row.outcome === 'already' }
    case 'conflict':
      return new TitianError('VERSION_CONFLICT', { stream, expected, actual: row.at_version })
    case 'reused':
      return new TitianError('COMMAND_ID_REUSED', { stream, eventId: row.at_event })
    case undefined:
      return new TitianError('LOG_REFUSED', { log })
  }
}
