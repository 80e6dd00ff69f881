import assert from 'node:assert/strict'
import type { Clock, WallClock } from '@titian/core'

/** When a decision is made unless a test says otherwise: a Monday morning in Kupang (10.00 WITA). */
export const usualNow = new Date('2024-03-04T02:00:00.000Z')

/** Stands still. */
export function fixedClock(instant: Date | string = usualNow): Clock & WallClock {
  const ms = new Date(instant).getTime()
  return { now: () => new Date(ms), moved: true }
}

export interface MovableClock extends Clock, WallClock {
  /** Forwards only, as in a story. */
  moveTo(instant: Date | string): void
  /** @param ms milliseconds, not negative. */
  advance(ms: number): void
}

/** Stands still until it is moved. */
export function movableClock(instant: Date | string = usualNow): MovableClock {
  let ms = new Date(instant).getTime()
  const moveTo = (to: Date | string) => {
    const next = new Date(to).getTime()
    assert.ok(next >= ms, `a clock moves forwards only: ${new Date(next).toISOString()} is before ${new Date(ms).toISOString()}`)
    ms = next
  }
  return { now: () => new Date(ms), moved: true, moveTo, advance: (by) => moveTo(new Date(ms + by)) }
}
