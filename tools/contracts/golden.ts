import { type AnyAggregate, type EventDefinition, upcast } from '@titian/core'
import type { ServiceDefinition } from '@titian/service'
import { exampleOf } from './example-of.ts'
import { printed } from './json.ts'

/** An event as some version of the code once stored it. */
export interface GoldenEvent {
  readonly type: string
  readonly schemaVersion: number
  readonly data: unknown
}

/** `events/<service>/<aggregate>/<Type>/v<N>.json`: one example of the present version of each event that a service stores. */
export const goldenFiles = (definitions: readonly ServiceDefinition[]): ReadonlyMap<string, string> =>
  new Map(
    eventsOf(definitions).map(({ service, aggregate, type, definition }) => {
      const { schemaVersion, schema } = definition
      const data = exampleOf(schema, `${service}.${aggregate.name}.${type}`)
      return [`events/${service}/${aggregate.name}/${type}/v${schemaVersion}.json`, printed({ type, schemaVersion, data } satisfies GoldenEvent)]
    }),
  )

/**
 * Why a committed example cannot be read any more; undefined where it can. An event once stored stays readable for ever: through its
 * upcasters it must meet the present schema.
 */
export function unreadable(definitions: readonly ServiceDefinition[], path: string, text: string): string | undefined {
  const [, service, aggregate, type] = path.split('/')
  const found = eventsOf(definitions).find((one) => one.service === service && one.aggregate.name === aggregate && one.type === type)
  if (found === undefined) return 'the code knows no such event any more; stored ones could not be read'
  const { schemaVersion, data } = JSON.parse(text) as GoldenEvent
  if (schemaVersion > found.definition.schemaVersion) return 'it is of a newer version than the code'
  const parsed = found.definition.schema.safeParse(upcast(found.definition, schemaVersion, data))
  return parsed.success ? undefined : `${parsed.error.issues.map(({ path: at, message }) => `${at.join('.') || '(data)'}: ${message}`).join('; ')}`
}

/**
 * Where a stored event stands unguarded: a version between 1 and the present one of which no example is kept, or no step that leads away from it.
 * @param paths of the committed files
 */
export const unguarded = (definitions: readonly ServiceDefinition[], paths: ReadonlySet<string>): readonly string[] =>
  eventsOf(definitions).flatMap(({ service, aggregate, type, definition: { schemaVersion, about } }) => {
    const folder = `events/${service}/${aggregate.name}/${type}`
    const files = Array.from({ length: schemaVersion }, (_, index) => `${folder}/v${index + 1}.json`)
    const steps = about.upcasters?.length ?? 0
    return [
      ...files.filter((path) => !paths.has(path)).map((path) => `${path} is missing`),
      ...(steps === schemaVersion - 1 ? [] : [`${folder} has ${steps} upcasters; version ${schemaVersion} needs ${schemaVersion - 1}`]),
    ]
  })

export interface Found {
  readonly service: string
  readonly aggregate: AnyAggregate
  readonly type: string
  readonly definition: EventDefinition
}

export const eventsOf = (definitions: readonly ServiceDefinition[]): readonly Found[] =>
  definitions.flatMap(({ name: service, aggregates }) =>
    aggregates.flatMap((aggregate) => Object.entries(aggregate.events).map(([type, definition]) => ({ service, aggregate, type, definition }))),
  )
