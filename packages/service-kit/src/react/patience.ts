const FIRST_MS = 100
const LONGEST_MS = 5_000

/** Waiting times that grow, until told to stop. */
export const waits = (attempt: number): number => Math.min(FIRST_MS * 2 ** attempt, LONGEST_MS)

export const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const timer = setTimeout(done, ms)
    function done(): void {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    signal.addEventListener('abort', done, { once: true })
  })
