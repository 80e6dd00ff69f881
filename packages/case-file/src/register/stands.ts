import type { Held } from '@titian/access'
import type { Actor, Registered, StaffSpan } from '@titian/core'

type Place = Pick<Actor, 'post' | 'unitId'>

const isOf = ({ posts, unitId, suspended }: StaffSpan, place: Place): boolean =>
  suspended !== true && posts.includes(place.post) && (unitId ?? null) === place.unitId

/** What somebody is now: by the record, not by a clock, so that one that runs wrong opens nothing. */
export const standingNow = ({ isOpen, spans }: Registered): StaffSpan | undefined => {
  const last = spans.at(-1)
  return isOpen && last !== undefined && last.to === undefined ? last : undefined
}

/** Since when somebody has held this post in this unit without a break; undefined where they do not now. */
export function heldSince(registered: Registered, place: Place): string | undefined {
  const now = standingNow(registered)
  if (now === undefined || !isOf(now, place)) return undefined
  let since = now.from
  for (const span of registered.spans.toReversed().slice(1)) {
    if (span.to !== since || !isOf(span, place)) break
    since = span.from
  }
  return since
}

/** Whether somebody held this post in this unit at that moment. */
export const heldAt = ({ spans }: Registered, place: Place, at: Date): boolean =>
  spans.some((span) => isOf(span, place) && Date.parse(span.from) <= at.getTime() && (span.to === undefined || at.getTime() < Date.parse(span.to)))

/** Since when who asks has been what the token says; undefined where the register says otherwise of them now. */
export const standsAs = (actor: Actor, registered: Registered): string | undefined =>
  registered.agencyKind === actor.agencyKind ? heldSince(registered, actor) : undefined

/** From – to, when somebody held this post in this unit: a right to read a past is held by whoever was there then. */
export const heldSpans = ({ spans }: Registered, place: Place): readonly Held[] =>
  spans.filter((span) => isOf(span, place)).map(({ from, to }) => ({ from, ...(to !== undefined && { to }) }))
