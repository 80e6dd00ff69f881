import type { Decision, Principal } from '@titian/access'
import { type AnyAggregate, TitianError } from '@titian/core'
import { openRow, type Redaction } from '@titian/privacy'
import { type Loaded, load } from '../commands/load.ts'
import { assertGrounded } from '../commands/relations.ts'
import type { Parts } from '../parts.ts'
import { openable, sightOf, sightOfCases } from './sight.ts'

export interface ReadResource {
  readonly value: unknown
  readonly redactions: readonly Redaction[]
  readonly version: number
  readonly position: bigint
  readonly stream: string
  readonly caseId: string | undefined
  readonly decision: Decision
}

/**
 * One resource as its own stream tells it, now or as of a moment, opened as far as this person may see it.
 * @throws NOT_FOUND where it does not exist, did not yet exist then, or is not for this person: one and the same answer.
 */
export async function readResource(parts: Parts, principal: Principal, aggregate: AnyAggregate, id: string, asOf?: Date): Promise<ReadResource> {
  const asked = await loadAsOf(parts, aggregate, id, asOf)
  const caseId = aggregate.caseId?.(asked.state as never, id)
  const own = aggregate.relations?.(asked.state as never, id) ?? []
  const today = await sightOf(parts, principal, { type: aggregate.name, id }, own, caseId)
  const then = asOf === undefined || caseId === undefined ? undefined : (await sightOfCases(parts, principal, [caseId], asOf)).get(caseId)
  const { decision, until } = then ?? today
  await assertGrounded(parts, principal, [today.relations])
  if (asked.version === 0 || decision.effect === 'deny' || decision.fieldGroups.case === undefined)
    throw new TitianError('NOT_FOUND', caseId === undefined ? {} : { caseId })
  const { stream, events, version, state } = until === undefined ? asked : await loadAsOf(parts, aggregate, id, until)
  const shown = presented(aggregate, state, id, decision)
  const { value, redactions } = await openRow(shown, openable(decision), parts.keyRing)
  return { value, redactions, version, position: events.at(-1)?.position ?? 0n, stream, caseId, decision }
}

const loadAsOf = async ({ store, definition }: Parts, aggregate: AnyAggregate, id: string, asOf: Date | undefined): Promise<Loaded> =>
  load(store, definition.name, aggregate, id, asOf === undefined ? undefined : await store.cutAt(asOf))

/** What a resource shows before its sealed values are opened. Who sees a summary only learns that it is there and how it stands. */
export function presented(aggregate: AnyAggregate, state: unknown, id: string, decision: Decision): Readonly<Record<string, unknown>> {
  const whole = aggregate.present?.(state as never, id) ?? {}
  if (decision.effect === 'permit' && decision.fieldGroups.case === 'full') return { id, ...whole }
  const { caseId, caseNumber, status } = whole
  return Object.fromEntries(Object.entries({ id, caseId, caseNumber, status }).filter(([, value]) => value !== undefined))
}
