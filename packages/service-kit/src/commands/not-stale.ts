import { type Decision, decide, decideEntry, policyAt } from '@titian/access'
import { type AnyAggregate, type Label, type RecordedEvent, type Relation, readersOf, TitianError, upcast } from '@titian/core'
import type { Parts } from '../parts.ts'
import type { Call } from './call.ts'
import type { Loaded } from './load.ts'
import type { Target } from './target.ts'

const something: Label = { id: 'catatan baru', en: 'a new record' }

/**
 * Refuses a command whose caller has not seen what it would change. Only lines that the caller may know of count: a version must not tell that
 * a reporter was named or who answered on closure.
 * @throws STALE_VERSION { since: what happened, in words } · TOKEN_INVALID where the version is of something else
 */
export function assertNotStale(parts: Parts, call: Call, target: Target, loaded: Loaded, caseRelations: readonly Relation[]): void {
  const { expected, command } = call
  if (expected === undefined) return
  if (expected.stream !== target.stream || expected.version > loaded.version) throw new TitianError('TOKEN_INVALID')
  const later = loaded.events.slice(expected.version)
  if (later.length === 0) return
  const decision = clearanceFor(parts, call, target, loaded, caseRelations)
  const since = later.flatMap((event) => asLine(command.aggregate, event, decision))
  if (since.length > 0) throw new TitianError('STALE_VERSION', { since })
}

function clearanceFor({ clock }: Parts, { principal, command }: Call, target: Target, loaded: Loaded, caseRelations: readonly Relation[]): Decision {
  const { aggregate } = command
  const own = aggregate.relations?.(loaded.state as never, target.id) ?? []
  const now = clock.now()
  const context = { relations: [...own, ...caseRelations], own, consents: [], now, policy: policyAt(now) }
  const decision = decide(principal, 'read', { type: aggregate.name, id: target.id }, context)
  // Who may write and not read learns that there is something, and not what.
  return decision.effect === 'permit' ? decision : nothing(context.policy.version)
}

const nothing = (policy: string): Decision => ({
  effect: 'permit',
  fieldGroups: {},
  ofPersons: {},
  ofOthers: {},
  obligations: [],
  rules: [],
  policy,
})

function asLine({ events }: AnyAggregate, { type, schemaVersion, data: stored, meta }: RecordedEvent, decision: Decision): readonly Label[] {
  const definition = events[type]
  if (definition === undefined) return []
  const data = upcast(definition, schemaVersion, stored)
  const sight = decideEntry(definition, data, decision, meta.personIds)
  if (sight === 'absent') return []
  return [sight === 'full' ? definition.about.label : sight === 'summary' ? (readersOf(definition, data).neutral ?? something) : something]
}
