/** How far something has come, for those who wait for it. */
export interface PositionsReached {
  reached(): bigint
  move(position: bigint): void
  /** False after the time limit, or when it has ended. */
  waitFor(position: bigint, timeoutMs: number): Promise<boolean>
  end(): void
}

export function positionsReached(): PositionsReached {
  const waiting = new Set<{ readonly position: bigint; readonly done: (reached: boolean) => void }>()
  let reached = 0n
  let ended = false
  return {
    reached: () => reached,
    move(position) {
      reached = position
      for (const one of waiting) if (one.position <= position) one.done(true)
    },
    async waitFor(position, timeoutMs) {
      if (reached >= position) return true
      if (ended) return false
      return new Promise((resolve) => {
        const one = {
          position,
          done(ok: boolean) {
            clearTimeout(timer)
            waiting.delete(one)
            resolve(ok)
          },
        }
        const timer = setTimeout(() => one.done(false), timeoutMs)
        waiting.add(one)
      })
    },
    end() {
      ended = true
      for (const one of waiting) one.done(false)
    },
  }
}
