import type { FieldGroup } from '@titian/core'
import type { Decision, Sights } from './decision.ts'
import type { Sight } from './matrix.ts'

const rank = { full: 3, summary: 2, pseudonym: 1 } as const

export const stronger = (one: Sight | undefined, other: Sight): Sight => (one !== undefined && rank[one] >= rank[other] ? one : other)
export const weakest = (one: Sight, other: Sight): Sight => (rank[one] <= rank[other] ? one : other)

/** What is seen of one person. */
export const sightsOn = (decision: Decision, personId: string): Sights =>
  decision.effect === 'deny' ? {} : ((Object.hasOwn(decision.ofPersons, personId) ? decision.ofPersons[personId] : undefined) ?? decision.ofOthers)

/** How much of a group is seen of what is about these persons: of two, as little as of the one who refused. */
export function sightOf(decision: Decision, group: FieldGroup, personIds: readonly string[]): Sight | undefined {
  if (decision.effect === 'deny') return undefined
  const of = personIds.length === 0 ? [decision.ofOthers] : personIds.map((personId) => sightsOn(decision, personId))
  return of.map((sights) => sights[group]).reduce((one, other) => (one === undefined || other === undefined ? undefined : weakest(one, other)))
}

/** Whether values of this person in this category may be opened: in full only; a summary and a pseudonym are words, never values. */
export const opens = (decision: Decision, personId: string, group: FieldGroup): boolean => sightsOn(decision, personId)[group] === 'full'

/** What both permit, of each person, and no more of it than the stricter one does. */
export function both(today: Decision, then: Decision): Decision {
  if (today.effect === 'deny') return today
  if (then.effect === 'deny') return then
  const named = [...new Set([...Object.keys(today.ofPersons), ...Object.keys(then.ofPersons)])]
  return {
    ...today,
    fieldGroups: inBoth(today.fieldGroups, then.fieldGroups),
    ofPersons: Object.fromEntries(named.map((personId) => [personId, inBoth(sightsOn(today, personId), sightsOn(then, personId))])),
    ofOthers: inBoth(today.ofOthers, then.ofOthers),
    policyThen: then.policy,
  }
}

const inBoth = (today: Sights, then: Sights): Sights =>
  Object.fromEntries(
    Object.entries(today).flatMap(([group, sight]) => {
      const before = then[group as FieldGroup]
      return before === undefined ? [] : [[group, weakest(sight, before)]]
    }),
  )
