import { type Denial, decideMay, isConcealed } from '@titian/access'
import {
  type AnyAggregate,
  at,
  type EventMeta,
  failpoint,
  isRejection,
  isTitianError,
  type NewEvent,
  type RecordedEvent,
  type Relation,
  TitianError,
} from '@titian/core'
import { assertSealedWhere, clearSchema, inputHash, personIdIn, sealInput } from '@titian/privacy'
import { invalidInput } from '../http/validation.ts'
import type { Parts } from '../parts.ts'
import type { Answer, Call } from './call.ts'
import { takeClaim } from './claims.ts'
import { commandIdOf, derivedId } from './command-id.ts'
import { type Loaded, load } from './load.ts'
import { mutexByKey } from './mutex.ts'
import { resolveNeeds } from './needs.ts'
import { openWork } from './open-work.ts'
import { factSources, relationsOfCases } from './relations.ts'

/** A conflict is decided anew this often where the caller asserted no version. */
const ATTEMPTS = 8
/** How long a decision waits for the service's own views to have seen what it has recorded. */
const VIEWS_MS = 2_000

export type Handle = (call: Call) => Promise<Answer>

/**
 * The walk of a command: parse → load and fold → answer a repeat → authorise → seal → decide → claim → append.
 * Errors: `INPUT_INVALID`, `NOT_FOUND`, `FORBIDDEN`, `STALE_VERSION`, `COMMAND_ID_REUSED`, `COMMAND_REJECTED { rejection }`, `FACTS_STALE`, those of the log.
 */
export function commandHandler(parts: Parts): Handle {
  const oneAtATime = mutexByKey()
  return async (call) => {
    const parsed = (call.form === 'clear' ? clearSchema(call.command.input) : call.command.input).safeParse(call.input, { reportInput: true })
    if (!parsed.success) throw invalidInput(parsed.error)
    const target = targetOf(parts, call, parsed.data)
    return oneAtATime(target.stream, () => attempt(parts, call, parsed.data, target))
  }
}

interface Target {
  readonly id: string
  readonly stream: string
  readonly commandId: string
  readonly creates: boolean
}

function targetOf({ definition }: Parts, call: Call, input: unknown): Target {
  const { command } = call
  const creates = command.path === undefined
  const commandId = commandIdOf({
    issuer: call.issuer,
    subject: call.principal.userId,
    command: command.name,
    target: creates ? '' : (call.id ?? ''),
    key: call.key,
  })
  const id = call.id ?? command.newAggregateId?.(input as never) ?? derivedId(commandId, 'id')
  return { id, stream: command.aggregate.streamOf(definition.name, id), commandId, creates }
}

async function attempt(parts: Parts, call: Call, input: unknown, target: Target): Promise<Answer> {
  for (let left = ATTEMPTS; ; left -= 1) {
    try {
      return await once(parts, call, input, target)
    } catch (error) {
      const again = isTitianError(error, 'VERSION_CONFLICT') && call.expectedVersion === undefined && left > 1
      if (!again) throw error
    }
  }
}

async function once(parts: Parts, call: Call, input: unknown, target: Target): Promise<Answer> {
  const { command } = call
  const { aggregate } = command
  const loaded = await load(parts.store, parts.definition.name, aggregate, target.id)
  const whose = { personIdOf: personIdIn(loaded.state), keyRing: parts.keyRing }

  const done = loaded.events.filter(({ meta }) => meta.commandId === target.commandId)
  if (done.length > 0) return repeated(parts, call, input, target, loaded, done)

  const caseRelations = await authorise(parts, call, input, target, loaded)
  if (call.expectedVersion !== undefined && call.expectedVersion !== loaded.version)
    throw new TitianError('STALE_VERSION', {
      since: loaded.events.slice(call.expectedVersion).map(({ type }) => aggregate.events[type]?.about.label),
    })

  const sealed = call.form === 'clear' ? await sealInput(command.input, input, whose) : input
  const needs = await resolveNeeds(parts, command, sealed, loaded.state)
  if (needs.sources.length > 0 && call.principal.post !== 'system') await parts.freshness.assertFresh(needs.sources, needs.streams)
  const now = parts.clock.now()
  const context = {
    actor: actorOf(call),
    now,
    id: target.id,
    purpose: call.purpose,
    newId: (label: string) => derivedId(target.commandId, label),
    newBytes: (label: string, count: number) => parts.secrets.derive(`${target.commandId}/${label}`, count),
    ...needs.values,
  }
  const decided = command.decide(sealed as never, loaded.state as never, context as never)
  if (isRejection(decided)) throw new TitianError('COMMAND_REJECTED', { rejection: decided })
  if (decided.length === 0) return unchanged(target, loaded, aggregate.caseId?.(loaded.state as never, target.id), caseRelations)

  const legalBasis = command.legalBasis?.(sealed as never, loaded.state as never, context as never) ?? { kind: 'PUBLIC_TASK' as const }
  const hash = await inputHash(command.input, input, whose)
  const events = decided.map(({ type, data, ...rest }, index): NewEvent => {
    const definition = aggregate.events[type]
    if (definition === undefined) throw new TitianError('EVENT_UNKNOWN', { type, command: command.name })
    const checked = definition.schema.safeParse(data)
    if (!checked.success)
      throw new TitianError('EVENT_INVALID', { type, command: command.name, paths: checked.error.issues.map(({ path }) => path.join('.')) })
    const meta: EventMeta = {
      occurredAt: ('occurredAt' in rest && (rest.occurredAt as EventMeta['occurredAt'])) || call.occurredAt || at(now),
      personIds: [],
      ownerAgency: loaded.events[0]?.meta.ownerAgency ?? call.principal.agencyId,
      actor: actorOf(call),
      purpose: call.purpose,
      legalBasis,
      commandId: target.commandId,
      inputHash: hash,
      correlationId: call.correlationId,
      causationId: call.causationId ?? target.commandId,
      ...(call.traceparent && { traceparent: call.traceparent }),
    }
    return { id: derivedId(target.commandId, String(index)), type, schemaVersion: definition.schemaVersion, data, meta }
  })
  const { state, named } = nameCaseAndPersons(parts, call, target, loaded, events)
  for (const { type, data } of named) {
    const definition = aggregate.events[type]
    if (definition) await assertSealedWhere(definition.schema, data, personIdIn(state), parts.keyRing)
  }
  const first = named[0]
  if (first === undefined) throw new TitianError('EVENT_UNKNOWN', { command: command.name })
  for (const claim of command.claims?.(sealed as never, loaded.state as never, context as never) ?? []) {
    const refused = await takeClaim(parts, command, claim, { stream: target.stream, meta: first.meta })
    if (refused) throw new TitianError('COMMAND_REJECTED', { rejection: refused })
  }
  const caseWithWork = command.opensWork?.(sealed as never, loaded.state as never)
  if (caseWithWork !== undefined) {
    const refused = await openWork(parts, caseWithWork, target.stream, first.meta)
    if (refused) throw new TitianError('COMMAND_REJECTED', { rejection: refused })
  }
  failpoint('before-append')
  const appended = await parts.store.append(target.stream, named, { expected: loaded.version })
  failpoint('after-append')
  return {
    id: target.id,
    stream: target.stream,
    version: appended.version,
    position: appended.position,
    changed: !appended.already,
    caseId: first.meta.caseId,
    caseRelations,
    state,
  }
}

/** Folds the new events on top, so that each one's envelope names the case and the persons that the state knows after it. */
function nameCaseAndPersons(
  parts: Parts,
  { command }: Call,
  target: Target,
  loaded: Loaded,
  events: readonly NewEvent[],
): { state: unknown; named: readonly NewEvent[] } {
  const { aggregate } = command
  let state = loaded.state
  const named = events.map((event, index) => {
    const asIfRecorded: RecordedEvent = {
      ...event,
      stream: target.stream,
      version: loaded.version + index + 1,
      position: 0n,
      recordedAt: parts.clock.now().toISOString(),
    }
    state = aggregate.fold([asIfRecorded], state as never)
    const caseId = aggregate.caseId?.(state as never, target.id)
    return { ...event, meta: { ...event.meta, ...(caseId !== undefined && { caseId }), personIds: aggregate.personIds?.(state as never) ?? [] } }
  })
  return { state, named }
}

const unchanged = (target: Target, loaded: Loaded, caseId: string | undefined, caseRelations: readonly Relation[]): Answer => ({
  id: target.id,
  stream: target.stream,
  version: loaded.version,
  position: loaded.events.at(-1)?.position ?? 0n,
  changed: false,
  caseId,
  caseRelations,
  state: loaded.state,
})

async function repeated(parts: Parts, call: Call, input: unknown, target: Target, loaded: Loaded, done: readonly RecordedEvent[]): Promise<Answer> {
  const hash = await inputHash(call.command.input, input, { personIdOf: personIdIn(loaded.state), keyRing: parts.keyRing })
  const last = done.at(-1)
  if (last === undefined || last.meta.inputHash !== hash) throw new TitianError('COMMAND_ID_REUSED', {})
  const caseRelations = await authorise(parts, call, input, target, loaded).catch((error: unknown) => {
    if (isTitianError(error, 'NOT_FOUND') || isTitianError(error, 'FORBIDDEN') || isTitianError(error, 'FACTS_STALE')) return undefined
    throw error
  })
  return {
    id: target.id,
    stream: target.stream,
    version: last.version,
    position: last.position,
    changed: false,
    caseId: last.meta.caseId,
    caseRelations: caseRelations ?? [],
    state: caseRelations === undefined ? undefined : loaded.state,
  }
}

/**
 * Who may give this command, now, by the relations of the resource and of its case. Without a relation, unknown and forbidden are the same.
 * What one's own service recorded is enough for work inside the agency; beyond it, the facts of others must be fresh.
 */
async function authorise(parts: Parts, call: Call, input: unknown, target: Target, loaded: Loaded): Promise<readonly Relation[]> {
  const { command, principal } = call
  const { aggregate } = command
  if (principal.post === 'system') return []
  const now = parts.clock.now()
  // What the post alone forbids is said alike for every id, existing or not.
  const byPost = decideMay(principal, { ...command.may, relations: [] }, [], now)
  if (byPost.effect === 'deny' && byPost.reason !== 'NO_RELATION') throw denied(byPost.reason)
  if (loaded.version === 0 && !target.creates) throw new TitianError('NOT_FOUND')
  const caseId = aggregate.caseId?.(loaded.state as never, target.id) ?? command.caseId?.(input as never)
  if (!(await parts.views.waitFor(await parts.store.head(), VIEWS_MS))) throw new TitianError('VIEWS_BEHIND', { retryAfterMs: 1_000 })
  const own = aggregate.relations?.(loaded.state as never, target.id) ?? []
  const ofCase = (await relationsOfCases(parts, caseId === undefined ? [] : [caseId], categoryIn(aggregate)))(caseId)
  const decision = decideMay(principal, command.may, [...own, ...ofCase.all], now)
  if (decision.effect === 'deny') throw denied(decision.reason, caseId)
  const needsOthers = caseId !== undefined && decideMay(principal, command.may, [...own, ...ofCase.own], now).effect === 'deny'
  if (needsOthers) await parts.freshness.assertFresh(factSources(parts))
  return ofCase.all
}

const categoryIn = (aggregate: AnyAggregate): string => aggregate.streamOf('', '').slice(1, -1)

/** `caseId` is for the access log alone. */
const denied = (reason: Denial, caseId?: string): TitianError =>
  new TitianError(isConcealed(reason) ? 'NOT_FOUND' : 'FORBIDDEN', { reason, ...(caseId !== undefined && { caseId }) })

const actorOf = ({ principal: { userId, agencyId, agencyKind, unitId, post } }: Call): EventMeta['actor'] => ({
  userId,
  agencyId,
  agencyKind,
  unitId,
  post,
})
