import type { Clock } from '@titian/core'
import type { EventStore } from '../port.ts'

export interface LogUnderTest {
  readonly store: EventStore
  /** Closes the store and what was started for it. */
  stop(): Promise<void>
}

/** Makes an empty log that takes recordedAt from `clock`. */
export type MakeLog = (clock: Clock) => Promise<LogUnderTest>

/** What the parts of the suite work on: one log for all of them, so streams have names of their own. */
export interface Bench {
  readonly store: EventStore
  readonly clock: StoryClock
}

/** A clock that a test sets, backwards too. */
export interface StoryClock extends Clock {
  set(instant: string): void
}

export function storyClock(start: string): StoryClock {
  let now = new Date(start)
  return {
    now: () => now,
    moved: true,
    set(instant) {
      now = new Date(instant)
    },
  }
}
