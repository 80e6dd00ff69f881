import type { NewEvent, RecordedEvent } from '@titian/core'

/** What the caller asserts of the stream; enforced by the store. A number is the version after which to append (0 = no stream). */
export type Expected = 'any' | 'no-stream' | 'stream-exists' | number

export interface Appended {
  /** Version of the last event of this append in its stream. */
  readonly version: number
  /** Position of the last event of this append. */
  readonly position: bigint
  /** True where the same ids with the same input hash were there already: nothing was written, this is the stored answer. */
  readonly already: boolean
}

export interface ReadOptions {
  /** First version, inclusive; default 1. */
  readonly from?: number
  /** Last version, inclusive. */
  readonly to?: number
  /** Nothing above this position: the state as of a cut. */
  readonly until?: bigint
}

export interface ReadAllOptions {
  /** Exclusive; 0n = from the start, beyond the end: nothing until the log is there. Where positions have gaps, one that was told by this log. */
  readonly after: bigint
  /** As `categoryOf` names them (`intake.case`); undefined = all. */
  readonly categories?: readonly string[]
  /** Default 500, at most `READ_EVENTS`. */
  readonly limit?: number
}

export interface SubscribeOptions {
  /** As for `readAll`, but not beyond the end. */
  readonly after: bigint
  readonly categories?: readonly string[]
  /**
   * Called with one batch at a time, in order; the next one waits for it. If it throws, the subscription ends with that error.
   * `scannedTo` is how far the log was looked through: with `categories` it runs ahead of the events, and a call with no events moves a
   * checkpoint past what was not asked for.
   */
  readonly onBatch: (events: readonly RecordedEvent[], scannedTo: bigint) => Promise<void>
  /** Called once, before the first batch: the log is there and knows `after`. */
  readonly onBegun?: () => void
  readonly signal: AbortSignal
  /** Default 500, at most `READ_EVENTS`. */
  readonly batchSize?: number
}

/**
 * The log. Errors (TitianError): `VERSION_CONFLICT { stream, expected, actual }` (also where some, not all, of the ids are there already: read
 * again) · `COMMAND_ID_REUSED { stream, eventId }` (same ids, other input hash) · `EVENT_TOO_LARGE { size, limit }` · `EVENT_TEXT_INVALID
 * { path, reason }` (NUL, lone surrogate, no JSON) · `APPEND_INVALID { path, wanted }` (a defect of the caller) · `LOG_BUSY { log, retryAfterMs }`
 * · `LOG_UNAVAILABLE { log }` (database away; whether the append was committed is unknown, a retry with the same ids is safe) · `LOG_REFUSED
 * { log, sqlState }` (the database refused it: a defect, nothing was written) · `READ_INVALID { path, wanted }` (a defect of the caller) ·
 * `CLOCK_WRONG { log }` (the time it would be recorded at lies ahead of the server's: nothing was written) ·
 * `POSITION_UNKNOWN { log, position, end? }` (no position of this log: the checkpoint of another one, or of this one before it was restored to
 * an earlier day; with `end` where it is beyond that) · `EVENT_UNREADABLE { position, stream,
 * type }` · `LOG_CLOSED { log }`.
 */
export interface EventStore {
  append(stream: string, events: readonly NewEvent[], options: { readonly expected: Expected }): Promise<Appended>
  /** Oldest first; empty where the stream does not exist. */
  read(stream: string, options?: ReadOptions): Promise<readonly RecordedEvent[]>
  /** A reader that has seen position p never later finds an event at or below p. */
  readAll(options: ReadAllOptions): Promise<readonly RecordedEvent[]>
  /** Resolves when `signal` aborts (after the batch in hand), rejects when `onBatch` throws. Survives a database that goes and comes back. */
  subscribe(options: SubscribeOptions): Promise<void>
  /** The highest position; 0n for an empty log. */
  head(): Promise<bigint>
  /** The latest recordedAt that this process knows to be in the log; brought up to date by `head`, `append` and whatever is read on from there. */
  latestRecordedAt(): Date | undefined
  /** The cut of a moment: the last position recorded at or before `instant`; 0n if none. */
  cutAt(instant: Date): Promise<bigint>
  close(): Promise<void>
}

/** Stream name up to the first `-` of its last dotted part: `victim-support.plan-<id>` → `victim-support.plan` (an id holds no dot). */
export function categoryOf(stream: string): string {
  const dash = stream.indexOf('-', stream.lastIndexOf('.') + 1)
  return dash < 0 ? stream : stream.slice(0, dash)
}
