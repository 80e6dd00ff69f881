import { boundThen, type Held, isExcluded, mayKnowCase, type Principal } from '@titian/access'
import type { Relation } from '@titian/core'

/**
 * Until when this person has been bound to a case: `now` while they are; the last moment of it where it has ended (a referral completed, a
 * hand-over); undefined where they never were, or are excluded. Whose part is over keeps what they could see then, for they answer for their
 * own work, and learns nothing that came after, above all not where she is now. Who has come into a post since then has had no part in it.
 *
 * @param held when they held the post that they hold today
 */
export function boundUntil(principal: Principal, relations: readonly Relation[], now: Date, held: readonly Held[]): Date | undefined {
  if (isExcluded(principal, relations, now)) return undefined
  if (mayKnowCase(principal, relations, now)) return now
  const lastMoments = relations
    .filter(({ kind, to }) => kind !== 'excluded' && to !== undefined && Date.parse(to) <= now.getTime())
    .map(({ to }) => Date.parse(to ?? '') - 1)
    .sort((one, other) => other - one)
    .map((ms) => new Date(ms))
  const lastBy = (spans: readonly Held[]) => lastMoments.find((moment) => mayKnowCase(principal, boundThen(relations, spans, moment), moment))
  // Who was named keeps what that opened: a ward whose part outlasted theirs, and that was told less, does not take it from them.
  return lastBy([]) ?? lastBy(held)
}
