import { createHmac, randomBytes } from 'node:crypto'
import { TitianError } from '@titian/core'
import { RateLimiterMemory } from 'rate-limiter-flexible'

export interface Limit {
  /** @throws TOO_MANY { retryAfter } in seconds */
  take(who: string): Promise<void>
}

/** So many in so long, counted in this process and by the wall. `who` is kept as a keyed hash only, under a key that dies with the process. */
export function limit(points: number, seconds: number): Limit {
  const key = randomBytes(32)
  const limiter = new RateLimiterMemory({ points, duration: seconds })
  return {
    async take(who) {
      await limiter.consume(createHmac('sha256', key).update(who).digest('base64url')).catch((refused: unknown) => {
        const ms = (refused as { msBeforeNext?: unknown }).msBeforeNext
        throw new TitianError('TOO_MANY', { retryAfter: Math.ceil((typeof ms === 'number' ? ms : 60_000) / 1_000) })
      })
    },
  }
}
