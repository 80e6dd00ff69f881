/** Tells waiting readers that there may be news. A wake-up between a look and the wait after it is never lost: waits name the look. */
export interface Wakeups {
  /** What to hand to `after`, taken before looking. */
  readonly seen: () => number
  readonly wake: () => void
  /** Resolves at the first wake-up since `seen`, when `signal` aborts, or after `atMostMs`. */
  readonly after: (seen: number, signal: AbortSignal, atMostMs?: number) => Promise<void>
}

export function wakeups(): Wakeups {
  let count = 0
  const waiting = new Set<() => void>()
  return {
    seen: () => count,
    wake() {
      count += 1
      for (const resume of [...waiting]) resume()
    },
    after(seen, signal, atMostMs) {
      if (signal.aborted || seen !== count) return Promise.resolve()
      return new Promise((resolve) => {
        const resume = () => {
          waiting.delete(resume)
          signal.removeEventListener('abort', resume)
          clearTimeout(timer)
          resolve()
        }
        const timer = atMostMs === undefined ? undefined : setTimeout(resume, atMostMs)
        waiting.add(resume)
        signal.addEventListener('abort', resume)
      })
    },
  }
}
