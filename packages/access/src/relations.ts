import { type Actor, isSystem, type Relation, type RelationKind } from '@titian/core'
import { relationKinds } from './relation-kinds.ts'

const holdsAt = ({ from, to }: Relation, now: Date): boolean =>
  Date.parse(from) <= now.getTime() && (to === undefined || now.getTime() < Date.parse(to))

/** The most specific one given: an excluded person is excluded in whatever agency or unit they turn up. */
function namesMostSpecifically(relation: Relation, actor: Actor): boolean {
  if (relation.userId !== undefined) return relation.userId === actor.userId
  if (relation.unitId !== undefined) return relation.unitId === actor.unitId
  return relation.agencyId === actor.agencyId
}

/** Everything given: who was the caseworker for one agency, or in one unit, is nobody to the case after moving to another (SAFETY 9). */
const namesWholly = ({ userId, unitId, agencyId }: Relation, actor: Actor): boolean =>
  (userId ?? unitId ?? agencyId) !== undefined &&
  (userId === undefined || userId === actor.userId) &&
  (unitId === undefined || unitId === actor.unitId) &&
  (agencyId === undefined || agencyId === actor.agencyId)

/** Whether the relation holds for this person at this time. */
export const covers = (relation: Relation, actor: Actor, now: Date): boolean =>
  holdsAt(relation, now) && (relation.kind === 'excluded' ? namesMostSpecifically(relation, actor) : namesWholly(relation, actor))

/** Excluded persons, units and agencies: for them the case does not exist. The system cannot be excluded, it works for all sides. */
export const isExcluded = (actor: Actor, relations: readonly Relation[], now: Date): boolean =>
  !isSystem(actor) && relations.some((relation) => relation.kind === 'excluded' && covers(relation, actor, now))

/** A span in which somebody held a post in a unit; ISO instants, an open end is still true. */
export interface Held {
  readonly from: string
  readonly to?: string
}

/**
 * What bound this person by name, and whom else the case was bound to: without what binds whoever holds a post. A unit's supervisor of today, who was
 * not it then, reads nothing of a past in which another supervised; nothing told of her post at that time is as if she had not held it.
 */
export function boundThen(relations: readonly Relation[], held: readonly Held[], moment: Date): readonly Relation[] {
  const at = moment.getTime()
  if (held.some(({ from, to }) => Date.parse(from) <= at && (to === undefined || at < Date.parse(to)))) return relations
  return relations.filter(({ kind, userId }) => userId !== undefined || relationKinds[kind].wide.length === 0)
}

/** Whether a relation lets this person know: of the case, or of the one resource that declares it. See `relationKinds`. */
export function binds(relation: Relation, actor: Actor, now: Date, to: 'case' | 'resource' = 'case'): boolean {
  const { scope, person, wide } = relationKinds[relation.kind]
  const opens = relation.userId === undefined ? (wide as readonly string[]).includes(actor.post) : person
  return scope === to && opens && covers(relation, actor, now)
}

export const holds = (kinds: readonly RelationKind[], actor: Actor, relations: readonly Relation[], now: Date): boolean =>
  relations.some((relation) => kinds.includes(relation.kind) && covers(relation, actor, now))

/** The accountable caseworker, or the supervisor of that unit: of the agency that is accountable, not of any that helps. */
export const isAccountable = (actor: Actor, relations: readonly Relation[], now: Date): boolean =>
  !isExcluded(actor, relations, now) &&
  holds(['accountableAgency'], actor, relations, now) &&
  relations.some(({ kind, ...rest }) => ['caseworker', 'supervisor'].includes(kind) && binds({ kind, ...rest }, actor, now))

/** Posts that need no relation: the system, and auditors, who see pseudonyms. */
export const needsNoRelation = (actor: Actor): boolean => isSystem(actor) || (actor.post === 'auditor' && actor.agencyKind === 'OVERSIGHT')

/**
 * Whether the case exists for this person. `visible` says the same in SQL.
 * @param relations of the case: from all its resources that the service knows.
 */
export const mayKnowCase = (actor: Actor, relations: readonly Relation[], now: Date): boolean =>
  !isExcluded(actor, relations, now) && (needsNoRelation(actor) || relations.some((relation) => binds(relation, actor, now)))

/** Whether this person may know of one resource: through its case, or because it was put to their agency (a report, a referral). */
export const mayKnowResource = (actor: Actor, relations: readonly Relation[], now: Date): boolean =>
  mayKnowCase(actor, relations, now) || (!isExcluded(actor, relations, now) && relations.some((relation) => binds(relation, actor, now, 'resource')))
