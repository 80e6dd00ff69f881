import { accessEntryView } from '@titian/access'
import { byLog, hasInternal, internalLog } from '@titian/service-kit/run'
import type { View } from '@titian/views'
import { definitions } from '../services/all.ts'
import { UsageError } from './usage.ts'

/** The views that are built from one log of a service. */
export interface ServiceViews {
  readonly service: string
  readonly logSchema: string
  readonly views: readonly View[]
}

const schemaOf = (service: string): string => service.replaceAll('-', '_')

/** As the services declare them, with those that the kit adds to each. */
export const allViews: readonly ServiceViews[] = definitions.flatMap((service) => [
  { service: service.name, logSchema: `${schemaOf(service.name)}_log`, views: byLog(service, []).main.views },
  ...(hasInternal(service) ? [{ service: service.name, logSchema: internalLog(service.name), views: byLog(service, []).internal.views }] : []),
  { service: service.name, logSchema: `${schemaOf(service.name)}_access`, views: [accessEntryView()] },
])

/** `intake/cases`: the service and the view of that name. */
export function viewNamed(name: string): ServiceViews & { readonly view: View } {
  const [service, wanted] = name.split('/')
  const its = allViews.filter((each) => each.service === service)
  for (const each of its) {
    const view = each.views.find((one) => one.name === wanted)
    if (view) return { ...each, view }
  }
  if (its.length === 0)
    throw new UsageError(`There is no service "${service}"; there is: ${[...new Set(allViews.map((each) => each.service))].join(', ')}.`)
  const names = its.flatMap(({ views }) => views.map((view) => `${service}/${view.name}`))
  throw new UsageError(`There is no view "${name}"; there is: ${names.join(', ')}.`)
}
