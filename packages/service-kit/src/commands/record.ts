import { isStillOurs, openWork, storeOf } from '@titian/case-file'
import { decided, failpoint, isRejection, type NewEvent, type Relation, TitianError } from '@titian/core'
import { sealInput } from '@titian/privacy'
import { derivedId } from '@titian/service'
import type { Parts } from '../parts.ts'
import type { Call, CommandAnswer } from './call.ts'
import { takeClaim } from './claims.ts'
import { actorOf, composeEvents } from './compose-events.ts'
import type { Loaded } from './load.ts'
import { resolveNeeds } from './needs.ts'
import { newPersonIds, personsOf } from './new-persons.ts'
import { saidHash } from './said-hash.ts'
import type { Target } from './target.ts'
import { isUrgent } from './urgent.ts'

/** A command that may be given, with what it is given to. */
export interface Permitted {
  readonly target: Target
  readonly loaded: Loaded
  readonly caseRelations: readonly Relation[]
}

/** The second half of a command's walk: seal, decide, claim, append. Asks nobody's leave: who calls it has asked. */
export async function record(parts: Parts, call: Call, input: unknown, { target, loaded, caseRelations }: Permitted): Promise<CommandAnswer> {
  const { command } = call
  const whose = { personIdOf: personsOf(parts, call, target, loaded.state), keyRing: parts.keyRing }
  const sealed = call.form === 'clear' ? await sealInput(command.input, input, whose) : input
  const now = parts.clock.now()
  const context = await contextOf(parts, call, target, loaded, sealed, now)
  const outcome = decided(command, sealed, loaded.state, context)
  if (isRejection(outcome)) throw new TitianError('COMMAND_REJECTED', { rejection: outcome })
  if (outcome.length === 0) return unchanged(call, target, loaded, caseRelations)

  const legalBasis = command.legalBasis?.(sealed as never, loaded.state as never, context as never) ?? { kind: 'PUBLIC_TASK' as const }
  const said = { legalBasis, inputHash: await saidHash(call, input, whose), now }
  const { events, state } = await composeEvents(parts, call, target, loaded, outcome, said)
  const begun = parts.wallClock.now().toISOString()
  await announce(parts, call, target, events, { sealed, state: loaded.state, context })
  failpoint('command-before-append')
  if (!isStillOurs(parts.wallClock, begun)) throw new TitianError('VERSION_CONFLICT', { stream: target.stream })
  const { version, position, already } = await storeOf(parts, command.aggregate).append(target.stream, events, { expected: loaded.version })
  failpoint('after-append')
  const caseId = events[0]?.meta.caseId
  return { id: target.id, stream: target.stream, version, position, changed: !already, caseId, caseRelations, state }
}

/** What `decide` may look at. @throws FACTS_STALE where a person's command rests on what others have not said lately, and can wait for it. */
async function contextOf(parts: Parts, call: Call, target: Target, loaded: Loaded, sealed: unknown, now: Date): Promise<object> {
  const needs = await resolveNeeds(parts, call.command, sealed, loaded.state)
  const waits = needs.sources.length > 0 && call.principal.post !== 'system' && !isUrgent(call.command, sealed)
  if (waits) await parts.freshness.assertFresh(needs.sources, needs.streams)
  return {
    actor: actorOf(call),
    now,
    id: target.id,
    purpose: call.purpose,
    newId: (label: string) => derivedId(target.commandId, label),
    newPersonId: newPersonIds(parts, target),
    newBytes: (label: string, count: number) => parts.secrets.derive(`${target.commandId}/${label}`, count),
    ...needs.values,
  }
}

interface Basis {
  readonly sealed: unknown
  readonly state: unknown
  readonly context: object
}

/** Takes the claims and tells the case's desk, before the append. @throws COMMAND_REJECTED */
async function announce(parts: Parts, { command }: Call, target: Target, events: readonly NewEvent[], { sealed, state, context }: Basis) {
  const meta = events[0]?.meta
  if (meta === undefined) return
  for (const claim of command.claims?.(sealed as never, state as never, context as never) ?? []) {
    const refused = await takeClaim({ ...parts, store: storeOf(parts, command.aggregate) }, claim, { stream: target.stream, meta })
    if (refused) throw new TitianError('COMMAND_REJECTED', { rejection: refused })
  }
  failpoint('command-after-claims')
  const work = command.opensWork?.(sealed as never, state as never, context as never)
  if (work === undefined) return
  const { caseId, immediate } = typeof work === 'string' ? { caseId: work, immediate: false } : work
  const refused = await openWork(parts, { caseId, immediate, stream: target.stream }, meta)
  if (refused) throw new TitianError('COMMAND_REJECTED', { rejection: refused })
}

const unchanged = ({ command: { aggregate } }: Call, target: Target, loaded: Loaded, caseRelations: readonly Relation[]): CommandAnswer => ({
  id: target.id,
  stream: target.stream,
  version: loaded.version,
  position: loaded.events.at(-1)?.position ?? 0n,
  changed: false,
  caseId: aggregate.caseId?.(loaded.state as never, target.id),
  caseRelations,
  state: loaded.state,
})
