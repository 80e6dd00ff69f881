import { carried, changed, standingAfter } from '@titian/access'
import { at, type EventMeta, type LegalBasis, type NewEvent, type RecordedEvent, TitianError } from '@titian/core'
import { assertSealedWhere, personIdIn } from '@titian/privacy'
import { derivedId } from '@titian/service'
import type { Parts } from '../parts.ts'
import type { Call } from './call.ts'
import type { Loaded } from './load.ts'
import { ownerOf } from './owner.ts'
import type { Target } from './target.ts'

type Decided = readonly { readonly type: string; readonly data: unknown; readonly occurredAt?: EventMeta['occurredAt'] }[]

export interface Composed {
  readonly events: readonly NewEvent[]
  /** After them. */
  readonly state: unknown
}

/**
 * Puts what was decided into envelopes and folds it on top of the state, so that each event names the case and the persons that the state
 * knows after it, and carries what it changes in who is bound. What does not follow its own declaration, or holds a value under another person's key, is never written.
 * @throws EVENT_UNKNOWN · EVENT_INVALID { type, command, paths } · SEALED_MISPLACED
 */
export async function composeEvents(
  parts: Parts,
  call: Call,
  target: Target,
  loaded: Loaded,
  decided: Decided,
  said: { readonly legalBasis: LegalBasis; readonly inputHash: string; readonly now: Date },
): Promise<Composed> {
  const { aggregate } = call.command
  let state = loaded.state
  let ownerAgency = loaded.events[0]?.meta.ownerAgency
  let standing = standingAfter(loaded.events)
  const events: NewEvent[] = []
  for (const [index, one] of decided.entries()) {
    const bare = { ...checked(call, one), id: derivedId(target.commandId, String(index)) }
    const meta = { ...envelope(call, target, said, one.occurredAt), ownerAgency: ownerAgency ?? '' }
    const version = loaded.version + index + 1
    const recordedAt = said.now.toISOString()
    state = aggregate.fold([{ ...bare, meta, stream: target.stream, version, position: 0n, recordedAt } satisfies RecordedEvent], state as never)
    const declared = aggregate.relations?.(state as never, target.id) ?? []
    ownerAgency ??= ownerOf(call, declared)
    const caseId = aggregate.caseId?.(state as never, target.id)
    const personIds = aggregate.personIds?.(state as never) ?? []
    const after = changed(standing, carried(declared, { caseId, personIds }), recordedAt)
    standing = after.standing
    const relations = after.change
    events.push({ ...bare, meta: { ...meta, ownerAgency, ...(caseId !== undefined && { caseId }), personIds, ...(relations && { relations }) } })
  }
  for (const { type, data } of events) {
    const definition = aggregate.events[type]
    if (definition) await assertSealedWhere(definition.schema, data, personIdIn(state), parts.keyRing)
  }
  return { events, state }
}

function checked({ command }: Call, { type, data }: Decided[number]): Omit<NewEvent, 'id' | 'meta'> {
  const definition = command.aggregate.events[type]
  if (definition === undefined) throw new TitianError('EVENT_UNKNOWN', { type, command: command.name })
  const parsed = definition.schema.safeParse(data)
  if (!parsed.success)
    throw new TitianError('EVENT_INVALID', { type, command: command.name, paths: parsed.error.issues.map(({ path }) => path.join('.')) })
  return { type, schemaVersion: definition.schemaVersion, data }
}

const envelope = (
  call: Call,
  { commandId }: Target,
  { legalBasis, inputHash, now }: { readonly legalBasis: LegalBasis; readonly inputHash: string; readonly now: Date },
  occurredAt: EventMeta['occurredAt'] | undefined,
): Omit<EventMeta, 'ownerAgency'> => ({
  occurredAt: occurredAt ?? call.occurredAt ?? at(now),
  personIds: [],
  actor: actorOf(call),
  purpose: call.purpose,
  legalBasis,
  commandId,
  inputHash,
  correlationId: call.correlationId,
  causationId: call.causationId ?? commandId,
  ...(call.traceparent && { traceparent: call.traceparent }),
})

export const actorOf = ({ principal: { userId, agencyId, agencyKind, unitId, post } }: Call): EventMeta['actor'] => ({
  userId,
  agencyId,
  agencyKind,
  unitId,
  post,
})
