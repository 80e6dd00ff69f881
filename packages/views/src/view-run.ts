import { isTitianError, type RecordedEvent, TitianError } from '@titian/core'
import { type EventStore, type Progress, progress } from '@titian/event-store'
import { applyBatch, type Batch, type Target, upTo } from './apply-batch.ts'
import { backOff } from './back-off.ts'
import { noteFailure, readCheckpoint, type ViewFailure } from './checkpoint.ts'
import { codeOf, isAway, transaction } from './transaction.ts'

/**
 * `catching-up` until the head seen at start is reached, then `live`; `waiting` while the database is away; `stopped` on an event that its
 * handler could not take (it stays there until the next start), where the log ends before the view's checkpoint (it was restored), or when
 * the log was closed.
 */
export type ViewState = 'catching-up' | 'live' | 'waiting' | 'stopped'

export interface ViewRun extends Progress {
  state(): ViewState
  /** Events handled since the view was built. */
  events(): number
  failure(): ViewFailure | null
  /** Follows the log until `signal` aborts or the view stops. Never rejects. */
  run(head: bigint, signal: AbortSignal): Promise<void>
}

export interface RunOptions extends Target {
  readonly store: EventStore
  readonly onFailure: (failure: ViewFailure, cause: unknown) => void
  readonly onAway: (code: string) => void
}

/** Positions without events of interest are passed at once in memory, and written down when as many as these have come together. */
const WRITE_AFTER = 1_000n

/** Events in one transaction at most: large enough that a rebuild's commits do not count, small enough that readers are not kept waiting. */
const BATCH = 1_000

/** The life of one view in this process: from its checkpoint on, one batch at a time. */
export function viewRun(options: RunOptions): ViewRun {
  const { pool, service, view, handlers, store, onFailure, onAway } = options
  const here = progress()
  let state: ViewState = 'catching-up'
  let count = 0
  /** The head seen at start. */
  let builtAt = 0n
  let written = 0n
  /** Counted from the checkpoint as last read: a PostgreSQL that crashed may have gone back behind what was shown before. */
  let scanned = 0n
  let failed: ViewFailure | null = null

  async function keep(batch: Batch): Promise<void> {
    await applyBatch({ ...options, building: () => state === 'catching-up' && batch.to < builtAt }, batch)
    written = batch.to
    count += batch.events.length
  }

  async function follow(signal: AbortSignal, settled: () => void): Promise<void> {
    const checkpoint = await transaction(pool, 'begin read only', (client) => readCheckpoint(client, service, view))
    if (checkpoint === undefined) throw new TitianError('VIEW_DROPPED', { view: view.name })
    written = checkpoint.position
    scanned = written
    count = checkpoint.events
    const reach = (position: bigint) => {
      here.advance(position)
      state = here.position() >= builtAt ? 'live' : 'catching-up'
      settled()
    }
    const onBatch = async (events: readonly RecordedEvent[], scannedTo: bigint) => {
      const batch = { events, from: written, to: scannedTo }
      // A commit that waits for the disk brings those before it there too: the view counts as built after one.
      const isBuilt = state === 'catching-up' && scannedTo >= builtAt
      if (events.length > 0 || isBuilt || scannedTo - written >= WRITE_AFTER) await keep(batch).catch((error: unknown) => stopAt(error, batch))
      scanned = scannedTo
      reach(scannedTo)
    }
    const of = handlers.categories && { categories: handlers.categories }
    // Nothing counts as shown before the log is seen to know the checkpoint.
    await store.subscribe({ after: written, batchSize: BATCH, ...of, onBegun: () => reach(written), onBatch, signal })
    if (!signal.aborted) throw new TitianError('LOG_CLOSED')
  }

  /** Keeps what came before the failing event, notes where the view stands, and passes the error on. */
  async function stopAt(error: unknown, batch: Batch): Promise<never> {
    if (!isTitianError(error, 'VIEW_HANDLER_FAILED')) throw error
    const failure = error.details as unknown as ViewFailure
    const before = upTo(failure, batch)
    if (before) {
      // A handler that swallowed an error of the database fails only now, at the commit. Each turn is shorter.
      await keep(before).catch((earlier: unknown) => stopAt(earlier, before))
      here.advance(before.to)
    }
    await note(failure)
    failed = failure
    throw error
  }

  function note(failure: ViewFailure): Promise<void> {
    return transaction(pool, 'begin', (client) => noteFailure(client, service, view, failure))
  }

  function stop(error: unknown): void {
    failed ??= failureOf(error, here.position())
    state = 'stopped'
    here.end()
    onFailure(failed, isTitianError(error, 'VIEW_HANDLER_FAILED') ? error.cause : error)
  }

  return {
    ...here,
    state: () => state,
    events: () => count,
    failure: () => failed,
    async run(head, signal) {
      builtAt = head
      const pause = backOff(signal)
      while (!signal.aborted && failed === null) {
        try {
          await follow(signal, pause.reset)
        } catch (error) {
          // Another process of this service went on from the same checkpoint: go on from where it is.
          if (isTitianError(error, 'VIEW_MOVED')) continue
          if (isAway(error)) {
            state = 'waiting'
            onAway(codeOf(error))
            await pause.wait()
          } else {
            // What the log itself cannot tell never came to a handler.
            if (isOfTheLog(error)) await note(failureOf(error, here.position())).catch(() => undefined)
            stop(error)
          }
        }
      }
      if (failed === null && scanned > written) await keep({ events: [], from: written, to: scanned }).catch(() => undefined)
      state = 'stopped'
      here.end()
    },
  }
}

/** An event that it cannot read, or a checkpoint that it does not know. */
const isOfTheLog = (error: unknown): error is TitianError => isTitianError(error, 'EVENT_UNREADABLE') || isTitianError(error, 'POSITION_UNKNOWN')

/** What stopped a view without a handler: what the log could not tell, or else only how far the view had come. */
function failureOf(error: unknown, position: bigint): ViewFailure {
  if (!isOfTheLog(error)) return { position, stream: '', type: '', code: codeOf(error) }
  const { position: at, stream = '', type = '' } = error.details
  return { position: BigInt(String(at)), stream: String(stream), type: String(type), code: error.code }
}
