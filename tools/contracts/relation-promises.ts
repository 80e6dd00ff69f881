import { carried } from '@titian/access'
import { type CarriedRelation, canonical, type RecordedEvent, systemActor, upcast } from '@titian/core'
import type { ServiceDefinition } from '@titian/service'
import { eventsOf, type Found, type GoldenEvent } from './golden.ts'

/** Whom the aggregates bind, as of the last release, beside the other promises. */
export const releasedRelationsFile = 'released-relations.json'

/** One history of golden events, and whom the aggregate binds after each: named `<Type>@<version>`; `bound` only where it changed. */
export type Trace = readonly { readonly event: string; readonly bound?: readonly CarriedRelation[] }[]

/** By `<service>/<aggregate>`. */
export type Traces = Readonly<Record<string, readonly Trace[]>>

type Golden = ReadonlyMap<string, string>

/** Whom every aggregate with relations binds along two histories: its events in the order of their declaration, and the first with the rest from behind. */
export const tracesOf = (definitions: readonly ServiceDefinition[], golden: Golden): Traces =>
  Object.fromEntries(
    [...binding(definitions)].map(([name, [first, ...rest]]) => {
      const named = ({ type, definition }: Found) => `${type}@${definition.schemaVersion}`
      const histories = [
        [first, ...rest],
        [first, ...rest.toReversed()],
      ].map((history) => history.filter((one) => one !== undefined).map(named))
      return [name, histories.map((history) => traceOf(definitions, golden, name, history))]
    }),
  )

/**
 * What was released and holds no more, in words: for the same history an aggregate must bind the same, in every release. Services of different
 * ages learn from its events who has a part in a case, and what was recorded is not sent again.
 */
export function brokenRelations(released: string | undefined, definitions: readonly ServiceDefinition[], golden: Golden): readonly string[] {
  if (released === undefined) return []
  return Object.entries(JSON.parse(released) as Traces).flatMap(([name, traces]) =>
    traces.flatMap((was) => {
      const is = traceOf(
        definitions,
        golden,
        name,
        was.map(({ event }) => event),
      )
      const at = was.findIndex((step, nth) => canonical(step.bound ?? null) !== canonical(is[nth]?.bound ?? null))
      if (at === -1) return []
      const [before, now] = [was[at]?.bound, is[at]?.bound].map((bound) => (bound === undefined ? 'nothing new' : canonical(bound)))
      return [
        `${name} binds others after ${was
          .slice(0, at + 1)
          .map(({ event }) => event)
          .join(', ')}\n  - ${before}\n  + ${now}`,
      ]
    }),
  )
}

/** Aggregates that bind anyone, with their events. */
const binding = (definitions: readonly ServiceDefinition[]): ReadonlyMap<string, readonly Found[]> =>
  Map.groupBy(
    eventsOf(definitions).filter(({ aggregate }) => aggregate.relations !== undefined),
    ({ service, aggregate }) => `${service}/${aggregate.name}`,
  )

const actor = { ...systemActor('golden'), agencyId: '00000000-0000-4000-8000-00000000000a' }

function traceOf(definitions: readonly ServiceDefinition[], golden: Golden, name: string, history: readonly string[]): Trace {
  const found = binding(definitions).get(name) ?? []
  const aggregate = found[0]?.aggregate
  if (aggregate === undefined) return []
  let state = aggregate.initialState
  let last = '[]'
  return history.map((event, nth) => {
    const [type = '', version = ''] = event.split('@')
    const text = golden.get(`events/${name}/${type}/v${version}.json`)
    const definition = found.find((one) => one.type === type)?.definition
    if (text === undefined || definition === undefined) return { event }
    const stored = JSON.parse(text) as GoldenEvent
    const recordedAt = new Date(Date.UTC(2024, 0, nth + 1)).toISOString()
    const data = upcast(definition, stored.schemaVersion, stored.data)
    const recorded = { type, schemaVersion: definition.schemaVersion, data, meta: { actor }, version: nth + 1, recordedAt }
    state = aggregate.fold([recorded as unknown as RecordedEvent], state as never)
    const of = { caseId: aggregate.caseId?.(state as never, 'golden'), personIds: aggregate.personIds?.(state as never) ?? [] }
    const bound = carried(aggregate.relations?.(state as never, 'golden') ?? [], of)
    if (canonical(bound) === last) return { event }
    last = canonical(bound)
    return { event, bound }
  })
}
