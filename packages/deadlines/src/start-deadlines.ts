import { setTimeout as pause } from 'node:timers/promises'
import { type AnyCommand, type Clock, TitianError, type WallClock } from '@titian/core'
import type { Db } from '@titian/views'
import type { Deadline } from './deadline.ts'
import { type DueRow, dueRows, earliestDue } from './due-rows.ts'
import { resting } from './resting.ts'

/** Gives a command as the system. Resolves when it was decided, also where it was refused or had nothing to do; throws where it could not be. */
export type DispatchDeadline = (command: AnyCommand, id: string, input: Readonly<Record<string, unknown>>, key: string) => Promise<void>

export interface DeadlinesOptions {
  readonly deadlines: readonly Deadline[]
  /** Asks the views of the service: `(ask) => withSearchPath(pool, views.searchPath, ask)`. */
  readonly read: <Result>(ask: (db: Db) => Promise<Result>) => Promise<Result>
  /** What is due is a matter of the record's clock, which a story may move. */
  readonly clock: Clock
  /** How long to wait before another try is a matter of the wall's. */
  readonly wallClock: WallClock
  /** Nothing fires while this is so: nobody knows what time it is. */
  readonly held?: () => boolean
  readonly dispatch: DispatchDeadline
  /** A deadline could not be fired, or (no `name`) the table not be read; it is tried again. Codes only. */
  readonly onFailure?: (failure: { readonly name?: string; readonly resource?: string; readonly code: string }) => void
  /** Default 1,000. */
  readonly pollMs?: number
}

export interface RunningDeadlines {
  /**
   * The earliest instant at which something that is neither settled nor fired by this process is due; it may be past. A story moves its clock
   * there, calls `fireDue`, waits until all has drained, and asks again. Reads the view: let it catch up before.
   */
  nextDue(): Promise<Date | null>
  /**
   * Fires all that is due by the clock, in order, and waits for the commands' decisions; tries five times where one could not be given.
   *
   * @returns how many were fired.
   * @throws `DEADLINES_NOT_FIRED { failures }` (those are tried again by the poll), `DATABASE_AWAY`.
   */
  fireDue(): Promise<number>
  /** Waits for the command in hand. */
  stop(): Promise<void>
}

type Failure = { readonly name: string; readonly resource: string; readonly code: string }
type Round = { readonly fired: number; readonly failures: readonly Failure[] }

const ATTEMPTS = 5

/** Fires what falls due: at each poll, and when told to. What was fired is marked by the log alone, through the events of its command. */
export function startDeadlines(options: DeadlinesOptions): RunningDeadlines {
  const { deadlines, read, clock, wallClock, held = () => false, dispatch, onFailure, pollMs = 1_000 } = options
  const byName = new Map(deadlines.map((each) => [each.name, each]))
  const rests = resting()
  const stopping = new AbortController()
  let last: Promise<unknown> = Promise.resolve()

  /** One round at a time: a story that fires while the poll does so waits for it. */
  function inTurn(patient: boolean): Promise<Round> {
    const next = last.then(() => round(patient))
    last = next.catch(() => undefined)
    return next
  }

  /** @param patient leaves out what failed a moment ago. */
  async function round(patient: boolean): Promise<Round> {
    if (held()) return { fired: 0, failures: [] }
    const wall = wallClock.now()
    const due = await read((db) => dueRows(db, clock.now(), patient ? rests.at(wall) : rests.afterFiringAt(wall)))
    rests.keepOnly(new Set(due.map(({ key }) => key)), wall)
    const failures: Failure[] = []
    let fired = 0
    for (const row of due) {
      if (stopping.signal.aborted || held()) break
      const failure = await fire(row)
      if (failure) failures.push(failure)
      else fired += 1
    }
    return { fired, failures }
  }

  async function fire({ name, resource, deadlineId, dueAt, key }: DueRow): Promise<Failure | undefined> {
    const command = byName.get(name)?.fires
    if (command === undefined) throw new TitianError('DEADLINE_UNKNOWN', { name })
    try {
      await dispatch(command, resource, inputFor(command, deadlineId, dueAt), key)
      rests.fired(key, wallClock.now())
      return undefined
    } catch (error) {
      rests.failed(key, wallClock.now())
      const failure = { name, resource, code: codeOf(error) }
      onFailure?.(failure)
      return failure
    }
  }

  async function poll(): Promise<void> {
    while (!stopping.signal.aborted) {
      await inTurn(true).catch((error: unknown) => onFailure?.({ code: codeOf(error) }))
      await pause(pollMs, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined)
    }
  }

  const polling = poll()
  return {
    nextDue: () => read((db) => earliestDue(db, rests.answered())),
    async fireDue() {
      let fired = 0
      for (let attempt = 1; ; attempt += 1) {
        const done = await inTurn(false)
        fired += done.fired
        if (done.failures.length === 0 || stopping.signal.aborted) return fired
        if (attempt === ATTEMPTS) throw new TitianError('DEADLINES_NOT_FIRED', { failures: done.failures })
        await pause(100 * 2 ** (attempt - 1), undefined, { signal: stopping.signal }).catch(() => undefined)
      }
    },
    async stop() {
      stopping.abort()
      await polling
      await last
    },
  }
}

/** What the command's input has room for. */
function inputFor(command: AnyCommand, deadlineId: string, dueAt: Date): Readonly<Record<string, unknown>> {
  const { shape } = command.input
  return {
    ...('dueAt' in shape && { dueAt: dueAt.toISOString() }),
    ...('deadlineId' in shape && deadlineId !== '' && { deadlineId }),
  }
}

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' ? code : 'UNKNOWN'
}
