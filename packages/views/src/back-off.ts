import { setTimeout as pause } from 'node:timers/promises'

const FIRST_MS = 100
const LAST_MS = 5_000

export interface BackOff {
  /** Waits 0.1 s the first time, twice as long each time after, 5 s at most; returns at once when the signal aborts. */
  wait(): Promise<void>
  reset(): void
}

export function backOff(signal: AbortSignal): BackOff {
  let ms = FIRST_MS
  return {
    async wait() {
      await pause(ms, undefined, { signal, ref: false }).catch(() => undefined)
      ms = Math.min(ms * 2, LAST_MS)
    },
    reset() {
      ms = FIRST_MS
    },
  }
}
