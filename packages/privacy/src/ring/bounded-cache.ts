import type { WallClock } from '@titian/core'

export interface BoundedCache<Value> {
  get(key: string): Value | undefined
  set(key: string, value: Value): void
}

/** Forgets the least recently used above `max`, and everything after `ttlMs`, used or not: a destroyed key must not live on by being used. */
export function boundedCache<Value>(max: number, ttlMs: number, clock: WallClock): BoundedCache<Value> {
  const kept = new Map<string, { readonly value: Value; readonly until: number }>()
  return {
    get(key) {
      const found = kept.get(key)
      if (found === undefined) return undefined
      kept.delete(key)
      if (found.until <= clock.now().getTime()) return undefined
      kept.set(key, found)
      return found.value
    },
    set(key, value) {
      kept.delete(key)
      kept.set(key, { value, until: clock.now().getTime() + ttlMs })
      const oldest = kept.keys().next()
      if (kept.size > max && !oldest.done) kept.delete(oldest.value)
    },
  }
}
