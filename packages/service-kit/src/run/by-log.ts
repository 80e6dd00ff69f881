import { categoryIn } from '@titian/case-file'
import type { Deadline } from '@titian/deadlines'
import type { Reaction, ServiceDefinition } from '@titian/service'
import type { View } from '@titian/views'

type Declared = Pick<ServiceDefinition, 'aggregates'>

/** Whether the service has a log of its own that nothing is published of. */
export const hasInternal = ({ aggregates }: Declared): boolean => aggregates.some(({ internal }) => internal === true)

const internalCategories = ({ aggregates }: Declared): ReadonlySet<string> =>
  new Set(aggregates.filter(({ internal }) => internal === true).map(categoryIn))

/** What follows one log. */
export interface Followers {
  readonly views: readonly View[]
  readonly reactions: readonly Reaction[]
  readonly deadlines: readonly Deadline[]
}

/** What of a service follows which of its logs: what an internal aggregate is the source of follows the internal one. */
export function byLog(
  definition: Pick<ServiceDefinition, 'aggregates' | 'views' | 'deadlines'>,
  reactions: readonly Reaction[],
): { readonly main: Followers; readonly internal: Followers } {
  const { views = [], deadlines = [] } = definition
  const internal = internalCategories(definition)
  const isInternal = ({ handles }: View) => handles.some(({ category }) => category !== undefined && internal.has(category))
  const of = (wanted: boolean): Followers => ({
    views: views.filter((view) => isInternal(view) === wanted),
    reactions: reactions.filter(({ category }) => internal.has(category) === wanted),
    deadlines: deadlines.filter(({ aggregate }) => (aggregate.internal === true) === wanted),
  })
  return { main: of(false), internal: of(true) }
}

/** Views that would follow both logs: no position says how far such a one is. */
export const viewsOfBothLogs = (definition: Pick<ServiceDefinition, 'aggregates' | 'views'>): readonly string[] => {
  const internal = internalCategories(definition)
  return byLog(definition, [])
    .internal.views.filter(({ handles }) => handles.some(({ category }) => category === undefined || !internal.has(category)))
    .map(({ name }) => name)
}
