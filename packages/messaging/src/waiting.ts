import { setTimeout as sleep } from 'node:timers/promises'

/** Resolves after `ms` on the wall, or at once when the signal aborts. Never rejects. */
export const pause = (ms: number, signal: AbortSignal): Promise<void> => sleep(ms, undefined, { signal }).catch(() => undefined)

export interface BackOff {
  /** Milliseconds to wait before the next attempt: doubles up to the longest. */
  next(): number
  /** After a success. */
  reset(): void
}

/** 250 ms, 500 ms, … 10 s, unless told otherwise. */
export function backOff({ firstMs = 250, longestMs = 10_000 } = {}): BackOff {
  let ms = firstMs
  return {
    next() {
      const now = ms
      ms = Math.min(ms * 2, longestMs)
      return now
    },
    reset() {
      ms = firstMs
    },
  }
}

export interface Bell {
  ring(): void
  /** Resolves at the next ring, at once if it rang since it was last heard; after `atMostMs`, if given; or when the signal aborts. */
  heard(signal: AbortSignal, atMostMs?: number): Promise<void>
}

export function bell(): Bell {
  let rung = false
  let wake: () => void = () => undefined
  return {
    ring() {
      rung = true
      wake()
    },
    async heard(signal, atMostMs) {
      if (!rung && !signal.aborted) {
        await new Promise<void>((resolve) => {
          const timer = atMostMs === undefined ? undefined : setTimeout(resolve, atMostMs)
          wake = () => {
            clearTimeout(timer)
            signal.removeEventListener('abort', wake)
            resolve()
          }
          signal.addEventListener('abort', wake, { once: true })
        })
        signal.removeEventListener('abort', wake)
      }
      rung = false
    },
  }
}

/** Runs all until one fails or the signal aborts; then the others are told to stop, waited for, and the first failure is thrown. */
export async function together(signal: AbortSignal, tasks: readonly ((signal: AbortSignal) => Promise<void>)[]): Promise<void> {
  const over = new AbortController()
  const either = AbortSignal.any([signal, over.signal])
  const failures: unknown[] = []
  await Promise.all(
    tasks.map(async (task) => {
      try {
        await task(either)
      } catch (error) {
        failures.push(error)
        over.abort()
      }
    }),
  )
  if (failures.length > 0) throw failures[0]
}
