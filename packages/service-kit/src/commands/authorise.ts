import { type Denial, decideMay, isConcealed, type Principal } from '@titian/access'
import { assertExclusionsHeard, assertFreshFor, assertRelationsSeen, categoryIn, groupOf, relationsOfCases } from '@titian/case-file'
import { isTitianError, type Relation, TitianError } from '@titian/core'
import type { Parts } from '../parts.ts'
import type { Call } from './call.ts'
import type { Loaded } from './load.ts'
import type { Target } from './target.ts'
import { isUrgent } from './urgent.ts'

/** That a command may be given. */
export interface Leave {
  /** Of the case, as far as this service has heard. */
  readonly caseRelations: readonly Relation[]
  /** An exclusion may have been said and not heard: what is urgent is done all the same, and its answer shows nothing. */
  readonly blind: boolean
}

/**
 * Who may give this command, now, by the relations of the resource and of its case. Without a relation, unknown and forbidden are the same,
 * and ask the same of the database, so that time tells nothing either. What one's own service recorded is enough to give the right inside the
 * agency; beyond it, the facts of others must be fresh. That nobody has taken the right away must be fresh always.
 * @throws FACTS_STALE, but for what is urgent
 */
export async function authorise(parts: Parts, call: Call, input: unknown, target: Target, loaded: Loaded): Promise<Leave> {
  const { command, principal } = call
  const { aggregate, may } = command
  if (principal.post === 'system') return open
  // What the post alone forbids is said alike for every id, existing or not.
  const byPost = decideMay(principal, postsOnly(may), [], parts.clock.now())
  if (byPost.effect === 'deny') throw new TitianError('FORBIDDEN', { reason: byPost.reason })
  const caseId = aggregate.caseId?.(loaded.state as never, target.id) ?? command.caseId?.(input as never)
  const own = [...(aggregate.relations?.(loaded.state as never, target.id) ?? []), ...(await besidesOwn(parts, call, input))]
  // A report is always taken: what nobody must be bound to does not wait for the views.
  if (target.creates && caseId === undefined && own.length === 0 && may.relations === undefined) return open
  await assertRelationsSeen(parts)
  const found = await relationsOfCases(parts, [caseId ?? target.id], { besides: categoryIn(aggregate) })
  if (loaded.version === 0 && !target.creates) throw new TitianError('NOT_FOUND')
  const ofCase = found(caseId)
  // After the log's end was seen: what stands in it is in force.
  const now = parts.clock.now()
  const decision = decideMay(principal, may, [...own, ...ofCase.all], now)
  if (decision.effect === 'deny') throw denied(decision.reason, target.creates ? 'case' : groupOf(aggregate), caseId)
  if (caseId === undefined) return { caseRelations: ofCase.all, blind: false }
  const needsOthers = decideMay(principal, may, [...own, ...ofCase.own], now).effect === 'deny'
  const stale = await (needsOthers ? assertFreshFor(parts, [caseId]) : assertExclusionsHeard(parts, [caseId])).catch(staleness)
  if (stale !== undefined && !isUrgent(command, input)) throw stale
  return { caseRelations: ofCase.all, blind: stale !== undefined }
}

async function besidesOwn(parts: Parts, { command }: Call, input: unknown): Promise<readonly Relation[]> {
  const { aggregate, id } = command.boundBy?.(input as never) ?? {}
  if (aggregate === undefined || id === undefined) return []
  return aggregate.relations?.((await parts.load(aggregate, id)).state as never, id) ?? []
}

const open: Leave = { caseRelations: [], blind: false }

function staleness(error: unknown): TitianError {
  if (isTitianError(error, 'FACTS_STALE')) return error
  throw error
}

/** A rule without what hangs on the resource. An empty list of relations would deny everybody. */
export const postsOnly = ({ relations: _, ...may }: Call['command']['may']): Call['command']['may'] => may

/** Whether the post alone lets this person through: what the doors of a service are, before anything is known of a resource. */
export const isOpenTo = (principal: Principal, may: Call['command']['may'], now: Date): boolean =>
  may.posts !== 'system' && decideMay(principal, postsOnly(may), [], now).effect === 'permit'

/** `caseId` is for the access log alone. */
const denied = (reason: Denial, group: Parameters<typeof isConcealed>[1], caseId?: string): TitianError =>
  new TitianError(isConcealed(reason, group) ? 'NOT_FOUND' : 'FORBIDDEN', { reason, ...(caseId !== undefined && { caseId }) })
