import { type Decision, mayKnowResource, type Principal } from '@titian/access'
import { assertGrounded, type CaseRelations, groupOf, openable, secretAgencies, sightOfResources } from '@titian/case-file'
import { type AnyAggregate, TitianError } from '@titian/core'
import { openRow, type Redaction } from '@titian/privacy'
import type { Loaded } from '../commands/load.ts'
import type { Parts } from '../parts.ts'
import { asSeen, isClose, workersIn } from './as-seen.ts'
import { cutOf } from './cut-of.ts'

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
 * One resource as its own stream tells it, now or as of a moment, opened as far as this person may see it; as of a moment: as far as both today
 * and then.
 * @throws NOT_FOUND where it does not exist, did not yet exist then, or is not for this person: one and the same answer.
 */
export async function readResource(parts: Parts, principal: Principal, aggregate: AnyAggregate, id: string, asOf?: Date): Promise<ReadResource> {
  const today = await loadAsOf(parts, aggregate, id, undefined)
  const caseId = aggregate.caseId?.(today.state as never, id)
  const own = aggregate.relations?.(today.state as never, id) ?? []
  const [sighted] = await sightOfResources(parts, principal, [{ type: aggregate.name, id, own, caseId }], asOf)
  if (sighted === undefined) throw new TitianError('NOT_FOUND')
  const { decision, relations, until = asOf } = sighted
  await assertGrounded(parts, principal, new Map([[caseId ?? id, relations]]))
  const notFound = new TitianError('NOT_FOUND', caseId === undefined ? {} : { caseId })
  if (today.version === 0 || decision.effect === 'deny' || !knows(aggregate, decision)) throw notFound
  const { stream, events, version, state } = until === undefined ? today : await loadAsOf(parts, aggregate, id, until)
  if (version === 0) throw notFound
  const seen = await seenAs(parts, principal, presented(aggregate, state, id, decision), { id, caseId, own, relations })
  const { value, redactions } = await openRow(seen, openable(decision), parts.keyRing)
  return { value, redactions, version, position: events.at(-1)?.position ?? 0n, stream, caseId, decision }
}

const loadAsOf = async (parts: Parts, aggregate: AnyAggregate, id: string, asOf: Date | undefined): Promise<Loaded> =>
  parts.load(aggregate, id, asOf === undefined ? undefined : await cutOf(parts, asOf))

const knows = (aggregate: AnyAggregate, { fieldGroups }: Extract<Decision, { effect: 'permit' }>): boolean =>
  fieldGroups.case !== undefined && fieldGroups[groupOf(aggregate)] !== undefined

/** Takes out who and when for all but those whose own this is, who answer for the case, and LPSK. */
export async function seenAs(
  parts: Parts,
  principal: Principal,
  value: Readonly<Record<string, unknown>>,
  about: { readonly id: string; readonly caseId: string | undefined; readonly own: CaseRelations['all']; readonly relations: CaseRelations },
): Promise<unknown> {
  const now = parts.clock.now()
  return asSeen(value, {
    principal,
    close: isClose(principal, about.relations.all, now) || (principal.post !== 'auditor' && mayKnowResource(principal, about.own, now)),
    caseId: about.caseId ?? about.id,
    secretAgencies: await secretAgencies(parts),
    people: workersIn(about.relations.all),
    pseudonymKey: parts.secrets.derive('pseudonym', 32),
  })
}

/** What a resource shows before its sealed values are opened. Who sees a summary only learns that it is there and how it stands. */
export function presented(aggregate: AnyAggregate, state: unknown, id: string, decision: Decision): Readonly<Record<string, unknown>> {
  const whole = aggregate.present?.(state as never, id) ?? {}
  if (decision.effect === 'permit' && decision.fieldGroups.case === 'full') return { id, ...whole }
  const { caseId, caseNumber, status } = whole
  return Object.fromEntries(Object.entries({ id, caseId, caseNumber, status }).filter(([, value]) => value !== undefined))
}
