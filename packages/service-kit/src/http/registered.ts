import type { Principal } from '@titian/access'
import { type Register, standsAs } from '@titian/case-file'
import { isTitianError, TitianError, type WallClock } from '@titian/core'
import { LRUCache } from 'lru-cache'
import type { Authenticated } from './auth.ts'

/** Holds who asks to what the register says of them now. */
export interface Registered {
  /**
   * Who asks, with since when they have been what the token says.
   * @throws NOT_IN_REGISTER: one sentence for every ground
   */
  standing(authenticated: Authenticated): Promise<Principal>
}

/** Whoever left or was suspended is found out within this time of its being heard here. */
const KNOWN_MS = 1_000

/**
 * A token says who somebody was when it was signed; the register says what they are. The public door and other services have no post to hold; of
 * LPSK's people LPSK's own issuer says it, for they stand in no register but LPSK's own.
 */
export function registered(register: Register, wallClock: WallClock): Registered {
  const known = new LRUCache<string, { readonly since: string; readonly until: number }>({ max: 10_000 })
  return {
    async standing({ principal, service, attested }) {
      if (principal.post === 'public' || service !== undefined || attested === true) return principal
      const { userId, agencyId, agencyKind, unitId, post } = principal
      const key = JSON.stringify([userId, agencyId, agencyKind, unitId, post])
      const now = wallClock.now().getTime()
      const found = known.get(key)
      if (found !== undefined && now < found.until && now >= found.until - KNOWN_MS) return { ...principal, heldSince: found.since }
      const since = standsAs(principal, await register.of(agencyId, userId))
      if (since === undefined) {
        known.delete(key)
        throw new TitianError('NOT_IN_REGISTER')
      }
      known.set(key, { since, until: now + KNOWN_MS })
      return { ...principal, heldSince: since }
    },
  }
}

/** Whether who asked at the beginning of something long still stands there. */
export const stillStands = (registered: Registered, who: Authenticated): Promise<boolean> =>
  registered.standing(who).then(
    () => true,
    (error: unknown) => {
      if (isTitianError(error, 'NOT_IN_REGISTER')) return false
      throw error
    },
  )
