import type { Clock, WallClock } from '@titian/core'
import type { Logger } from 'pino'

/** A clock further off than this is said in the log; than that, nothing may rest on it. */
const WARN_MS = 2_000
const WRONG_MS = 5_000
const EVERY_MS = 10_000
/** An answer that took longer, or came before it was asked for, tells too little of the moment it was given. */
const PROMPT_MS = 1_000
const TRIES = 3

export interface ClockWatch {
  /** The record's clock; put right by the database's while it is wrong, but where a story moves it. */
  readonly clock: Clock
  /** The wall's, put right alike. */
  readonly wallClock: WallClock
  /** By how much ours runs ahead of the database's, behind below 0; 0 where they cannot be told apart. */
  aheadMs(): number
  isWrong(): boolean
  /** Compares now, and every 10 s from now on. @param ask what time the database has it */
  begin(ask: () => Promise<Date>): Promise<void>
  /** Compares now. Where the database does not answer, what was known stands. */
  check(): Promise<void>
  stop(): void
}

export interface ClockWatchOptions {
  readonly clock: Clock
  readonly wallClock: WallClock
  readonly log: Pick<Logger, 'warn' | 'error' | 'info'>
}

/**
 * Compares the clock of this process with the database's. One process a day ahead has put a whole log under tomorrow: exclusions that were said to
 * hold held from the next day on. The database's time is everybody's; who differs is wrong.
 */
export function clockWatch({ clock, wallClock, log }: ClockWatchOptions): ClockWatch {
  let ahead = 0
  let said: 'right' | 'off' | 'wrong' = 'right'
  let asking: (() => Promise<Date>) | undefined
  let timer: NodeJS.Timeout | undefined
  const isWrong = () => Math.abs(ahead) > WRONG_MS
  const correction = () => (isWrong() ? ahead : 0)

  function say(): void {
    const is = isWrong() ? 'wrong' : Math.abs(ahead) > WARN_MS ? 'off' : 'right'
    if (is === said) return
    said = is
    const seconds = Math.round(ahead / 1_000)
    if (is === 'wrong') log.error({ aheadSeconds: seconds }, "The clock differs from the database's: commands wait until it is set right.")
    else if (is === 'off') log.warn({ aheadSeconds: seconds }, "The clock differs from the database's.")
    else log.info("The clock agrees with the database's again.")
  }

  async function compare(): Promise<void> {
    for (let left = TRIES; left > 0 && asking !== undefined; left -= 1) {
      const before = wallClock.now().getTime()
      const theirs = (await asking()).getTime()
      const after = wallClock.now().getTime()
      if (after < before || after - before > PROMPT_MS) continue
      ahead = Math.max(0, before - theirs) - Math.max(0, theirs - after)
      return say()
    }
  }

  const check = () => compare().catch(() => undefined)

  return {
    clock: {
      now: () => (clock.moved === true ? clock.now() : setBack(clock.now(), correction())),
      get moved() {
        return clock.moved === true
      },
    },
    wallClock: { now: () => setBack(wallClock.now(), correction()) },
    aheadMs: () => ahead,
    isWrong,
    async begin(ask) {
      asking = ask
      timer ??= setInterval(() => void check(), EVERY_MS).unref()
      await check()
    },
    check,
    stop: () => clearInterval(timer),
  }
}

const setBack = (now: Date, ms: number): Date => (ms === 0 ? now : new Date(now.getTime() - ms))
