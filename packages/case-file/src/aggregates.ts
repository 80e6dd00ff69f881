import { hiddenGroups } from '@titian/access'
import { type AnyAggregate, type FieldGroup, readerGroups } from '@titian/core'
import { categoryOf } from '@titian/event-store'
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
