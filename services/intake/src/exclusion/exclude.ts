import type { Actor, DecisionContext, EventOf, Rejection } from '@titian/core'
import { reject } from '../rejections.ts'
import { type Exclusions, type exclusion, standing } from './exclusion.ts'

type Excluded = Extract<EventOf<(typeof exclusion)['events']>, { type: 'ExcludedFromCase' }>
type Said = Omit<Excluded['data'], 'exclusionId'>

/** What all who may exclude decide alike. */
export function exclude(said: Said, state: Exclusions, { actor, newId }: Pick<DecisionContext, 'actor' | 'newId'>): readonly Excluded[] | Rejection {
  const { agencyId, unitId, userId } = said
  if ([agencyId, unitId, userId].filter((who) => who !== undefined).length !== 1) return reject('EXCLUSION_WHO_MISSING')
  if (isOneself(said, actor)) return reject('EXCLUSION_OF_SELF')
  const already = standing(state).some((one) => one.agencyId === agencyId && one.unitId === unitId && one.userId === userId)
  return already ? [] : [{ type: 'ExcludedFromCase', data: { exclusionId: newId('exclusion'), ...said } }]
}

/** Who has shut themselves out could not say any more why, nor take it back. That a report is about one's own agency is said: the duty moves. */
const isOneself = ({ reportId, agencyId, unitId, userId }: Said, actor: Actor): boolean =>
  userId === actor.userId ||
  (unitId !== undefined && unitId === actor.unitId) ||
  (reportId === undefined && agencyId !== undefined && agencyId === actor.agencyId)
