import { jsonSchemaOf, type ServiceDefinition } from '@titian/service'
import { asyncApi } from './asyncapi.ts'
import { type JsonSchema, narrowing } from './narrowing.ts'

interface Promised {
  readonly schemaVersion: number
  readonly schema: JsonSchema
}

/** What others rely on: consumers on the messages, the present code on the stored events. */
export interface Promises {
  /** By topic and message, and the parts that all messages share. */
  readonly messages: Readonly<Record<string, Promised>>
  /** By service, aggregate and type. */
  readonly stored: Readonly<Record<string, Promised>>
}

/** Where what was released is kept, below `contracts/`. */
export const releasedFile = 'released.json'

export const promisesOf = (definitions: readonly ServiceDefinition[]): Promises => ({
  messages: messagesOf(asyncApi(definitions) as AsyncApi),
  stored: Object.fromEntries(
    definitions.flatMap(({ name, aggregates }) =>
      aggregates.flatMap((aggregate) =>
        Object.entries(aggregate.events).map(([type, { schemaVersion, schema }]) => [
          `${name}/${aggregate.name}/${type}`,
          { schemaVersion, schema: withoutTwins(jsonSchemaOf(schema) as never) },
        ]),
      ),
    ),
  ),
})

/**
 * What was promised and is not kept, in words. Within a schema version a message or a stored event may only gain: new types, optional fields,
 * values. A message that is gone is gone for who waits for it, whatever its version. (A stored event that is gone: `unreadable` of golden.ts.)
 */
export const brokenPromises = (released: Promises, now: Promises): readonly string[] => [
  ...Object.entries(released.messages).flatMap(([name, was]) => {
    const is = now.messages[name]
    return is === undefined ? [`${name} is gone`] : changed(name, was, is, true)
  }),
  ...Object.entries(released.stored).flatMap(([name, was]) => {
    const is = now.stored[name]
    return is === undefined ? [] : changed(`the stored ${name}`, was, is, false)
  }),
]

const changed = (name: string, was: Promised, is: Promised, requiredStays: boolean): readonly string[] => {
  if (is.schemaVersion < was.schemaVersion) return [`${name}: its version went back from ${was.schemaVersion} to ${is.schemaVersion}`]
  if (is.schemaVersion > was.schemaVersion) return []
  return narrowing(was.schema, is.schema, { requiredStays }).map((what) => `${name}: ${what}`)
}

interface AsyncApi {
  readonly channels: Readonly<Record<string, { readonly messages: Readonly<Record<string, Message | { readonly $ref: string }>> }>>
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> }
}
interface Message {
  readonly payload: {
    readonly allOf: readonly [unknown, { readonly properties: { readonly schemaVersion: { readonly maximum: number }; readonly data: JsonSchema } }]
  }
}

function messagesOf({ channels, components }: AsyncApi): Promises['messages'] {
  const shared = Object.entries(components.schemas).map(([name, schema]) => [name, { schemaVersion: 1, schema: withoutTwins(schema) }] as const)
  const own = Object.entries(channels).flatMap(([topic, { messages }]) =>
    Object.entries(messages).map(([name, message]) => {
      if ('$ref' in message) return [`${topic} ${name}`, { schemaVersion: 1, schema: {} }] as const
      const { schemaVersion, data } = message.payload.allOf[1].properties
      return [`${topic} ${name}`, { schemaVersion: schemaVersion.maximum, schema: withoutTwins(data) }] as const
    }),
  )
  return Object.fromEntries([...shared, ...own])
}

/** Without the pattern of what has a format: it says the same in the words of one release of zod. */
function withoutTwins(schema: unknown): JsonSchema {
  if (Array.isArray(schema)) return schema.map(withoutTwins) as unknown as JsonSchema
  if (typeof schema !== 'object' || schema === null) return schema as JsonSchema
  const entries = Object.entries(schema).filter(([name]) => name !== '$schema' && !(name === 'pattern' && 'format' in schema))
  return Object.fromEntries(entries.map(([name, value]) => [name, withoutTwins(value)]))
}
