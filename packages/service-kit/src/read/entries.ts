import { coarsen, type Decision, decideEntry, type EntrySight, type Principal, redactionReasons } from '@titian/access'
import { aggregateOf, assertGrounded, openable, secretAgencies, sightOfCases } from '@titian/case-file'
import { type Label, type RecordedEvent, type Relation, readersOf, upcast } from '@titian/core'
import { openRow, type Redaction } from '@titian/privacy'
import type { Parts } from '../parts.ts'
import { asSeen, workersIn } from './as-seen.ts'
import { cutOf } from './cut-of.ts'

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
  await assertGrounded(parts, principal, new Map([[caseId, sighted.relations]]))
  const { decision, relations, until = asOf } = sighted
  if (decision.effect === 'deny') return { entries: [], decision }
  const events = await eventsOf(parts, caseId, until)
  const told = { decision, relations: relations.all, secret: await secretAgencies(parts), people: peopleIn(events, relations.all) }
  const entries = await Promise.all(events.map((event) => entryOf(parts, principal, event, told)))
  return { entries: entries.filter((entry) => entry !== undefined), decision }
}

async function eventsOf(parts: Parts, caseId: string, asOf: Date | undefined): Promise<readonly RecordedEvent[]> {
  const { store, views } = parts
  const until = asOf === undefined ? null : (await cutOf(parts, asOf)).toString()
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

/** Workers who are bound to the case, and those who recorded something of it. */
const peopleIn = (events: readonly RecordedEvent[], relations: readonly Relation[]): ReadonlySet<string> =>
  new Set([...workersIn(relations), ...events.map(({ meta }) => meta.actor.userId)])

interface Told {
  readonly decision: Decision
  readonly relations: readonly Relation[]
  readonly secret: ReadonlySet<string>
  readonly people: ReadonlySet<string>
}

async function entryOf(parts: Parts, principal: Principal, event: RecordedEvent, told: Told): Promise<Entry | undefined> {
  const { definition, clock, secrets } = parts
  const { decision, relations, secret, people } = told
  const eventDefinition = aggregateOf(parts, event.stream)?.events[event.type]
  if (eventDefinition === undefined) return undefined
  const { about } = eventDefinition
  const data = upcast(eventDefinition, event.schemaVersion, event.data)
  const sight: EntrySight = decideEntry(eventDefinition, data, decision)
  if (sight === 'absent') return undefined
  const { actor, occurredAt, caseId = '' } = event.meta
  const pseudonymKey = secrets.derive('pseudonym', 32)
  const coarse = coarsen(
    {
      caseId,
      occurredAt,
      recordedAt: event.recordedAt,
      agencyId: actor.agencyId,
      agencyKind: actor.agencyKind,
      secret: secret.has(actor.agencyId),
      ...(actor.post !== 'system' && { userId: actor.userId }),
    },
    principal,
    { relations, now: clock.now(), pseudonymKey },
  )
  const line = {
    service: definition.name,
    eventId: event.id,
    occurredAt: coarse.occurredAt,
    recordedAt: coarse.recordedAt,
    agency: coarse.agency,
    ...('worker' in coarse && { worker: coarse.worker }),
  }
  if (sight === 'summary') return { ...line, sight, label: readersOf(eventDefinition, data).neutral ?? hiddenLine, redactions: [] }
  if (sight !== 'full') return { ...line, sight: 'redacted', label: hiddenLine, reason: redactionReasons[sight.redacted], redactions: [] }
  const seen = asSeen(data, { principal, close: coarse.close, caseId, secretAgencies: secret, people, pseudonymKey, isLine: true })
  const { value, redactions } = await openRow(seen, openable(decision), parts.keyRing)
  return { ...line, sight, label: about.label, type: event.type, data: value, redactions }
}
