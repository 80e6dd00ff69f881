/** How far something that follows a log has come, and those who wait for it to come further. In this process only. */
export interface Progress {
  /** 0n also before it began, when nobody who waits for 0n is answered yet. */
  position(): bigint
  advance(to: bigint): void
  /** It will come no further: all who wait are told so. */
  end(): void
  /** True once `position` is reached; false when it will not be, or not within `timeoutMs`. */
  reached(position: bigint, timeoutMs?: number): Promise<boolean>
}

interface Waiter {
  readonly position: bigint
  readonly settle: (reached: boolean) => void
}

export function progress(): Progress {
  let reachedTo = -1n
  let ended = false
  const waiting = new Set<Waiter>()
  return {
    position: () => (reachedTo < 0n ? 0n : reachedTo),
    advance(to) {
      if (to <= reachedTo) return
      reachedTo = to
      for (const waiter of [...waiting]) if (waiter.position <= to) waiter.settle(true)
    },
    end() {
      ended = true
      for (const waiter of [...waiting]) waiter.settle(false)
    },
    reached(position, timeoutMs) {
      if (reachedTo >= position) return Promise.resolve(true)
      if (ended) return Promise.resolve(false)
      return new Promise((resolve) => {
        const waiter: Waiter = {
          position,
          settle(reached) {
            waiting.delete(waiter)
            clearTimeout(timer)
            resolve(reached)
          },
        }
        const timer = timeoutMs === undefined ? undefined : setTimeout(() => waiter.settle(false), timeoutMs)
        waiting.add(waiter)
      })
    },
  }
}
