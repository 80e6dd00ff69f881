import { casePosts, isExcluded } from '@titian/access'
import { type Actor, type Registered, type Rejection, type Relation, rejecting } from '@titian/core'
import { standingNow } from './stands.ts'

/** Why somebody cannot be named. Only who answers for the case reads which of them it is. */
export type Unnameable = 'NOT_REGISTERED' | 'SUSPENDED' | 'POST' | 'EXCLUDED'

export const namingRejections = {
  CANNOT_BE_NAMED: { id: 'Tidak dapat ditunjuk; hubungi supervisor', en: 'Cannot be named; ask the supervisor' },
} as const

const reject = rejecting(namingRejections)

/** @returns why this person cannot be named for a case or a part of it; undefined where they can. */
export function unnameable(named: Registered, bound: readonly Relation[], now: Date): Unnameable | undefined {
  const span = standingNow(named)
  if (span === undefined) return 'NOT_REGISTERED'
  if (span.suspended) return 'SUSPENDED'
  if (!span.posts.some((post) => (casePosts as readonly string[]).includes(post))) return 'POST'
  const as: Actor = { ...named, agencyKind: named.agencyKind ?? '', unitId: span.unitId ?? null, post: span.posts[0] ?? '' }
  return isExcluded(as, bound, now) ? 'EXCLUDED' : undefined
}

interface Naming {
  readonly named: Registered
  readonly actor: Actor
  /** Who has a part in the case, and who is excluded from it. */
  readonly bound?: readonly Relation[]
  readonly now: Date
  /** The one who names answers for the case as its supervisor, and may know the ground. */
  readonly mayKnow: boolean
}

/**
 * The refusal to name somebody, in one sentence whatever the ground is: that somebody is excluded must not be told by it. LPSK's people stand in
 * LPSK's own register alone: whom LPSK names of its own is taken on its word.
 */
export function refusedToName({ named, actor, bound = [], now, mayKnow }: Naming): Rejection | undefined {
  if (actor.agencyKind === 'LPSK') return undefined
  const ground = unnameable(named, bound, now)
  if (ground === undefined) return undefined
  return reject('CANNOT_BE_NAMED', mayKnow ? { ground } : {})
}
