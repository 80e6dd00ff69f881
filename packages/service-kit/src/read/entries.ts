import { coarsen, type Decision, decideEntry, type EntrySight, type Principal, redactionReasons } from '@titian/access'
import { type AnyAggregate, type EventAbout, type Label, type RecordedEvent, type Relation, upcast } from '@titian/core'
import { categoryOf } from '@titian/event-store'
import { openRow, type Redaction } from '@titian/privacy'
import { assertGrounded } from '../commands/relations.ts'
import type { Parts } from '../parts.ts'
import { openable, sightOfCases } from './sight.ts'

/** One line of the shared timeline as one person may read it. Lines that are absent for them are not here. */
export interface Entry {
  readonly service: string
  readonly eventId: string
  readonly sight: 'full' | 'summary' | 'redacted'
  readonly label: Label
  /** Only of a full line: the event's type and data, opened as far as permitted. */
  readonly type?: string
  readonly data?: unknown
  readonly redactions: readonly Redaction[]
  readonly reason?: Label
  readonly occurredAt: unknown
  readonly recordedAt: string
  readonly worker?: unknown
  readonly agency: unknown
}

const hiddenLine: Label = { id: 'Ada catatan dari lembaga lain', en: 'A record of another agency' }

/** Fields of an event's data that tell who: they go the way of the worker (SAFETY 1, 2). */
const tellsWho = /(^|[a-z])(userId|UserId|caseworkerId|CaseworkerId|confirmedBy|approvedBy)$/

export interface Entries {
  readonly entries: readonly Entry[]
  readonly decision: Decision
}

/**
 * The service's own lines of a case, decided one by one. As of a moment: what had been recorded by then, and no more than may be seen both
 * then and today.
 */
export async function entriesOf(parts: Parts, principal: Principal, caseId: string, asOf?: Date): Promise<Entries> {
  const sighted = (await sightOfCases(parts, principal, [caseId], asOf)).get(caseId)
  if (sighted === undefined) return { entries: [], decision: { effect: 'deny', reason: 'NO_RELATION' } }
  await assertGrounded(parts, principal, [sighted.relations])
  const { decision, relations, until = asOf } = sighted
  if (decision.effect === 'deny') return { entries: [], decision }
  const events = await eventsOf(parts, caseId, until)
  const entries = await Promise.all(events.map((event) => entryOf(parts, principal, event, decision, relations.all)))
  return { entries: entries.filter((entry) => entry !== undefined), decision }
}

async function eventsOf({ store, views }: Parts, caseId: string, asOf: Date | undefined): Promise<readonly RecordedEvent[]> {
  const until = asOf === undefined ? null : (await store.cutAt(asOf)).toString()
  const { rows } = await views.query<{ stream: string; versions: number[] }>(
    `select stream, array_agg(version order by version) as versions from case_entry
      where case_id = $1 and ($2::bigint is null or position <= $2::bigint) group by stream`,
    [caseId, until],
  )
  const streams = await Promise.all(
    rows.map(async ({ stream, versions }) => {
      const wanted = new Set(versions)
      const events = await store.read(stream, { from: versions[0] ?? 1, to: versions.at(-1) ?? 1 })
      return events.filter(({ version }) => wanted.has(version))
    }),
  )
  return streams.flat().sort((one, other) => (one.position < other.position ? -1 : 1))
}

async function entryOf(
  parts: Parts,
  principal: Principal,
  event: RecordedEvent,
  decision: Decision,
  relations: readonly Relation[],
): Promise<Entry | undefined> {
  const { definition, clock, secrets } = parts
  const aggregate = aggregateOf(definition.aggregates, definition.name, event.stream)
  const eventDefinition = aggregate?.events[event.type]
  if (eventDefinition === undefined) return undefined
  const about: EventAbout = eventDefinition.about
  const sight: EntrySight = decideEntry(about, decision)
  if (sight === 'absent') return undefined
  const { actor, occurredAt } = event.meta
  const caseId = event.meta.caseId ?? ''
  const coarse = coarsen(
    {
      caseId,
      occurredAt,
      recordedAt: event.recordedAt,
      agencyId: actor.agencyId,
      agencyKind: actor.agencyKind,
      ...(actor.post !== 'system' && { userId: actor.userId }),
    },
    principal,
    { relations, now: clock.now(), pseudonymKey: secrets.derive('pseudonym', 32) },
  )
  const line = {
    service: definition.name,
    eventId: event.id,
    occurredAt: coarse.occurredAt,
    recordedAt: coarse.recordedAt,
    agency: coarse.agency,
    ...('worker' in coarse && { worker: coarse.worker }),
  }
  if (sight === 'summary') return { ...line, sight, label: about.neutral ?? hiddenLine, redactions: [] }
  if (sight !== 'full') return { ...line, sight: 'redacted', label: hiddenLine, reason: redactionReasons[sight.redacted], redactions: [] }
  const data = upcast(eventDefinition, event.schemaVersion, event.data) as Readonly<Record<string, unknown>>
  const { value, redactions } = await openRow(coarse.close ? data : withoutPeople(data), openable(decision), parts.keyRing)
  return { ...line, sight, label: about.label, type: event.type, data: value, redactions }
}

const withoutPeople = (data: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(data).filter(([name]) => !tellsWho.test(name)))

const aggregateOf = (aggregates: readonly AnyAggregate[], service: string, stream: string): AnyAggregate | undefined =>
  aggregates.find((aggregate) => categoryOf(aggregate.streamOf(service, '')) === categoryOf(stream))
