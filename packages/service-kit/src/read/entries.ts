import { coarsen, type Decision, decideEntry, type EntrySight, type Principal, redactionReasons } from '@titian/access'
import { aggregateOf, caseResource, openable, storeOf, ties } from '@titian/case-file'
import { type AnyAggregate, type EventDefinition, type Label, type RecordedEvent, type Relation, readersOf, upcast } from '@titian/core'
import { openRow } from '@titian/privacy'
import { type Fact, factsOf } from '@titian/service'
import { idOf } from '@titian/views'
import { zoneOfVague } from '@titian/vocabulary'
import type { Parts } from '../parts.ts'
import { asSeen } from './as-seen.ts'
import { inOrderOfRecording } from './both-logs.ts'
import { correctedBy } from './corrections.ts'
import { cutOf } from './cut-of.ts'
import { entriesIn, type WhichLog } from './entry-view.ts'
import { inWords, type SeenRedaction } from './redactions.ts'

/** When something was, as this person may read it; `zone` (IANA) is the one that days, months and years are said in. */
interface When {
  readonly from: string
  readonly to: string
  readonly precision: string
  readonly zone: string | null
}

/** One line of the shared timeline as one person may read it. Lines that are absent for them are not here. */
export interface Entry {
  readonly service: string
  readonly eventId: string
  readonly sight: 'full' | 'summary' | 'redacted'
  readonly label: Label
  /** Only of a full line: what it says, in words, and the resource that it came from. */
  readonly type?: string
  readonly facts: readonly Fact[]
  readonly resource?: { readonly aggregate: string; readonly id: string }
  /** The line that this one puts right. */
  readonly corrects?: string
  readonly redactions: readonly SeenRedaction[]
  readonly reason?: Label
  readonly occurredAt: When
  readonly recordedAt: { readonly at: string; readonly precision: 'minute' | 'day'; readonly zone: string | null }
  readonly worker?: unknown
  readonly agency: unknown
}

const hiddenLine: Label = { id: 'Ada catatan dari lembaga lain', en: 'A record of another agency' }
/** One zone for all instants in words: the zone of the place would tell a third of the country. */
const usualZone = 'WIB'

export interface Entries {
  readonly entries: readonly Entry[]
  readonly decision: Decision
}

/**
 * The service's own lines of a case, decided one by one. As of a moment: what had been recorded by then, and no more than may be seen both
 * then and today.
 */
export async function entriesOf(parts: Parts, principal: Principal, caseId: string, asOf?: Date): Promise<Entries> {
  const { of, secret } = await ties(parts, principal, [caseResource(caseId)], asOf)
  const [clearance] = of
  if (clearance === undefined) return { entries: [], decision: { effect: 'deny', reason: 'NO_RELATION' } }
  const { decision, relations, until = asOf, of: ofResource } = clearance
  if (decision.effect === 'deny') return { entries: [], decision }
  const events = await eventsOf(parts, caseId, until)
  const own = new Set([...relations.all, ...relations.knownThen].map(({ resource }) => resource))
  const ofStream = (event: RecordedEvent): Decision => {
    const aggregate = aggregateOf(parts, event.stream)
    const name = event.stream.slice(parts.definition.name.length + 1)
    return aggregate !== undefined && own.has(name) ? ofResource(name, { type: aggregate.name, id: idOf(event.stream) }) : decision
  }
  const told = { relations: relations.all, secret, corrected: correctedBy(parts, events) }
  const entries = await Promise.all(events.map((event) => entryOf(parts, principal, event, { ...told, decision: ofStream(event) })))
  const there = entries.filter((entry) => entry !== undefined)
  // What a line puts right is told to those who see that other line.
  const ids = new Set(there.map(({ eventId }) => eventId))
  return { entries: there.map(({ corrects, ...entry }) => ({ ...entry, ...(corrects && ids.has(corrects) && { corrects }) })), decision }
}

async function eventsOf(parts: Parts, caseId: string, asOf: Date | undefined): Promise<readonly RecordedEvent[]> {
  const [main, internal] = await Promise.all([
    eventsIn(parts, {}, caseId, asOf),
    parts.internal === undefined ? [] : eventsIn(parts, { internal: true }, caseId, asOf),
  ])
  return inOrderOfRecording(main, internal)
}

async function eventsIn(parts: Parts, log: WhichLog, caseId: string, asOf: Date | undefined): Promise<readonly RecordedEvent[]> {
  const until = asOf === undefined ? null : (await cutOf(parts, asOf, log)).toString()
  const { rows } = await parts.views.query<{ stream: string; versions: number[] }>(
    `select stream, array_agg(version order by version) as versions from ${entriesIn(log)}
      where case_id = $1 and ($2::bigint is null or position <= $2::bigint) group by stream`,
    [caseId, until],
  )
  const streams = await Promise.all(
    rows.map(async ({ stream, versions }) => {
      const wanted = new Set(versions)
      const events = await storeOf(parts, log).read(stream, { from: versions[0] ?? 1, to: versions.at(-1) ?? 1 })
      return events.filter(({ version }) => wanted.has(version))
    }),
  )
  return streams.flat().sort((one, other) => (one.position < other.position ? -1 : 1))
}

type Data = Readonly<Record<string, unknown>>

interface Told {
  readonly decision: Decision
  readonly relations: readonly Relation[]
  readonly secret: ReadonlySet<string>
  readonly corrected: ReadonlyMap<string, string>
}

async function entryOf(parts: Parts, principal: Principal, event: RecordedEvent, told: Told): Promise<Entry | undefined> {
  const aggregate = aggregateOf(parts, event.stream)
  const eventDefinition = aggregate?.events[event.type]
  if (aggregate === undefined || eventDefinition === undefined) return undefined
  const { about } = eventDefinition
  const data = upcast(eventDefinition, event.schemaVersion, event.data) as Data
  const sight: EntrySight = decideEntry(eventDefinition, data, told.decision, event.meta.personIds)
  if (sight === 'absent') return undefined
  const { close, ...line } = lineOf(parts, principal, event, told)
  if (sight === 'summary') return { ...line, sight, label: readersOf(eventDefinition, data).neutral ?? hiddenLine, facts: [], redactions: [] }
  if (sight !== 'full') return { ...line, sight: 'redacted', label: hiddenLine, reason: redactionReasons[sight.redacted], facts: [], redactions: [] }
  const corrects = told.corrected.get(event.id)
  return {
    ...line,
    sight,
    label: about.label,
    type: event.type,
    ...(await said(parts, principal, { definition: eventDefinition, data, caseId: event.meta.caseId ?? '', close }, told)),
    ...resourceOf(aggregate, event),
    ...(corrects && { corrects }),
  }
}

function lineOf({ definition, clock, secrets }: Parts, principal: Principal, event: RecordedEvent, { relations, secret }: Told) {
  const { actor, occurredAt, caseId = '' } = event.meta
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
    { relations, now: clock.now(), pseudonymKey: secrets.pseudonymKey },
  )
  return {
    close: coarse.close,
    service: definition.name,
    eventId: event.id,
    occurredAt: { ...coarse.occurredAt, zone: zoneOfVague(coarse.occurredAt) },
    recordedAt: {
      at: coarse.recordedAt,
      precision: coarse.close ? ('minute' as const) : ('day' as const),
      zone: coarse.close ? null : zoneOfVague({ from: coarse.recordedAt, to: coarse.recordedAt, precision: 'day' }),
    },
    agency: coarse.agency,
    ...('worker' in coarse && { worker: coarse.worker }),
  }
}

/** What a full line says: its fields in words, as far as they are opened. */
async function said(
  { keyRing, secrets }: Parts,
  principal: Principal,
  {
    definition,
    data,
    caseId,
    close,
  }: { readonly definition: EventDefinition; readonly data: Data; readonly caseId: string; readonly close: boolean },
  { decision, secret }: Told,
): Promise<{ readonly facts: readonly Fact[]; readonly redactions: readonly SeenRedaction[] }> {
  const seen = asSeen(definition.schema, data, {
    principal,
    close,
    caseId,
    secretAgencies: secret,
    pseudonymKey: secrets.pseudonymKey,
    isLine: true,
  })
  const { value, redactions } = await openRow(seen, openable(decision), keyRing)
  return {
    facts: factsOf(definition.schema, value, { zone: usualZone, instants: close ? 'minute' : 'day' }),
    redactions: inWords(definition.schema, redactions),
  }
}

const resourceOf = ({ presents, name }: AnyAggregate, { stream }: RecordedEvent) =>
  presents === undefined ? {} : { resource: { aggregate: name, id: idOf(stream) } }
