import type { AnyAggregate, CarriedRelation, RecordedEvent, RelationChange } from '@titian/core'
import { categoryOf, type EventStore } from '@titian/event-store'
import { type IntegrationEvent, publicFace } from '@titian/messaging'
import type { ServiceDefinition } from '@titian/service'
import type { RelationSeal } from './relation-seal.ts'

type Publishing = Pick<ServiceDefinition, 'name' | 'aggregates'>

const published = ({ aggregates }: Publishing): readonly AnyAggregate[] => aggregates.filter(({ internal }) => internal !== true)

/** Categories of the log that go out: the service's own aggregates, whole; never what it received, its claims, or what is internal. */
export const publishedCategories = (definition: Publishing): readonly string[] =>
  published(definition).map((aggregate) => categoryOf(aggregate.streamOf(definition.name, '')))

/**
 * The public face of an event: neutral type, times, ids, of its data just the fields that the event declares, and sealed, who may know of its case.
 * Who is bound to the one resource alone is nobody else's business.
 * @param partitionKey of the stream: fixed for its life.
 */
export function toIntegration(
  definition: Publishing,
  event: RecordedEvent,
  partitionKey: string,
  { seal }: Pick<RelationSeal, 'seal'>,
): IntegrationEvent | null {
  const aggregate = published(definition).find((one) => categoryOf(one.streamOf(definition.name, '')) === categoryOf(event.stream))
  const about = aggregate?.events[event.type]?.about
  if (aggregate === undefined || about === undefined) return null
  const data = event.data as Readonly<Record<string, unknown>>
  const fields = about.publish?.fields ?? []
  const { id, stream, version } = event
  return publicFace(definition.name, event, {
    type: about.publish?.as ?? event.type,
    partitionKey,
    data: Object.fromEntries(fields.filter((field) => data[field] !== undefined).map((field) => [field, data[field]])),
    relations: seal({ id, source: definition.name, stream, version }, { binds: bindsToCases(aggregate), ...withChange(event.meta.relations) }),
  })
}

/** Whether streams of this aggregate can let somebody know of a case. */
const bindsToCases = ({ relations, relationsStay, caseId }: AnyAggregate): boolean =>
  relations !== undefined && caseId !== undefined && relationsStay !== true

function withChange({ bound = [], unbound = [] }: Partial<RelationChange> = {}): { readonly change?: RelationChange } {
  const ofCase = ({ caseId }: CarriedRelation) => caseId !== undefined
  const change = { bound: bound.filter(ofCase), unbound: unbound.filter(ofCase) }
  return change.bound.length + change.unbound.length > 0 ? { change } : {}
}

/** The partition key of a stream: the case of its first event, else the stream. Remembered, for streams are asked about in bursts. */
export function partitionKeys(store: EventStore, remember = 10_000): (event: RecordedEvent) => Promise<string> {
  const known = new Map<string, string>()
  return async (event) => {
    const found = known.get(event.stream)
    if (found !== undefined) return found
    const first = event.version === 1 ? event : (await store.read(event.stream, { to: 1 }))[0]
    const key = first?.meta.caseId ?? event.stream
    if (known.size >= remember) known.clear()
    known.set(event.stream, key)
    return key
  }
}
