import { hiddenGroups } from '@titian/access'
import { type AnyAggregate, type FieldGroup, readerGroups, TitianError } from '@titian/core'
import { categoryOf, type EventStore } from '@titian/event-store'
import type { ServiceDefinition } from '@titian/service'

/** Category of an aggregate's streams, without the service's prefix: `case_desk`. */
export const categoryIn = (aggregate: Pick<AnyAggregate, 'streamOf'>): string => aggregate.streamOf('', '').slice(1, -1)

/** The aggregate that a stream of this service is of. */
export const aggregateOf = (
  { definition }: { readonly definition: Pick<ServiceDefinition, 'name' | 'aggregates'> },
  stream: string,
): AnyAggregate | undefined => definition.aggregates.find((one) => categoryOf(one.streamOf(definition.name, '')) === categoryOf(stream))

/** The group to know of for an aggregate to exist: that of its events where all of them are hidden (an exclusion), else `case`. */
export function groupOf(aggregate: Pick<AnyAggregate, 'events'>): FieldGroup {
  const groups = Object.values(aggregate.events).flatMap(readerGroups)
  const [first = 'case'] = groups
  return groups.every((group) => hiddenGroups.includes(group)) ? first : 'case'
}

/** The logs of a service that its own streams are in. */
export interface Stores {
  readonly store: EventStore
  readonly internal?: { readonly store: EventStore }
}

/** The log that holds the streams of an aggregate. */
export function storeOf({ store, internal }: Stores, of: Pick<AnyAggregate, 'internal'>): EventStore {
  if (of.internal !== true) return store
  // `runService` does not start a service with internal aggregates and no log for them.
  if (internal === undefined) throw new TitianError('LOG_MISSING')
  return internal.store
}
