import { type Clock, systemClock } from '@titian/core'

/** The record's clock in the demo: the story's while it is played, the wall's after. It never goes back. */
export interface StoryClock extends Clock {
  /** Stands still at an instant, and moves from there only when told; a moment that is past already changes nothing. */
  holdAt(instant: Date): void
  /** From here on the wall's time. */
  release(): void
  readonly held: boolean
}

export function storyClock(): StoryClock {
  let at: Date | undefined
  return {
    now: () => new Date(at ?? systemClock.now()),
    holdAt(instant) {
      if (at === undefined || instant > at) at = new Date(instant)
    },
    release() {
      at = undefined
    },
    get moved() {
      return at !== undefined
    },
    get held() {
      return at !== undefined
    },
  }
}
