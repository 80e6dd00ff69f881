import type { ObjectRef } from '@pothos/core'
import type { Builder } from '../schema/builder.ts'
import type { Shared } from '../schema/shared.ts'
import { type EnumRef, type Enums, isChoice } from './enums.ts'
import { aboutOf } from './inputs.ts'
import { type JsonSchema, propertiesOf, withoutNull } from './json-schema.ts'
import { type MeaningType, meaningTypes } from './meanings.ts'
import { pascal } from './names.ts'

export interface DerivedOutput {
  readonly type: MeaningType['type'] | EnumRef | ObjectRef<never, unknown, unknown>
  readonly list: boolean
  readonly from: (value: unknown) => unknown
}

export interface OutputMaker {
  readonly builder: Builder
  readonly enums: Enums
  readonly shared: Shared
  readonly meanings: Readonly<Record<string, MeaningType>>
}

export const outputMaker = (builder: Builder, enums: Enums, shared: Shared): OutputMaker => ({
  builder,
  enums,
  shared,
  meanings: meaningTypes(shared),
})

type Fields = Readonly<Record<string, unknown>>
const plain = { string: 'String', number: 'Float', integer: 'Float', boolean: 'Boolean' } as const

/**
 * The GraphQL type of what a service answers; undefined for what nobody has declared: what cannot be said, nobody reads.
 * @param name of the place where it stands: the type with the path to it, `ReferralHandover`.
 */
export function deriveOutput(maker: OutputMaker, name: string, given: JsonSchema): DerivedOutput | undefined {
  const { schema } = withoutNull(given)
  const one = (type: DerivedOutput['type'], from: DerivedOutput['from'] = (value) => value): DerivedOutput => ({ type, list: false, from })
  const meaning = maker.meanings[schema['x-means'] ?? '']
  if (meaning) return one(meaning.type, meaning.from)
  if (isChoice(schema)) return one(maker.enums.refFor(name, schema))
  if (schema.type === 'array') {
    const item = schema.items && deriveOutput(maker, name, schema.items)
    return item === undefined || item.list ? undefined : { ...item, list: true, from: (value) => (value as readonly unknown[]).map(item.from) }
  }
  const properties = propertiesOf(schema)
  if (isLabel(properties)) return one(maker.shared.Label)
  if (Object.keys(properties).length > 0) return groupOutput(maker, name, schema)
  return typeof schema.type === 'string' && schema.type in plain ? one(plain[schema.type as keyof typeof plain]) : undefined
}

const isLabel = (properties: Readonly<Record<string, JsonSchema>>): boolean => Object.keys(properties).sort().join() === 'en,id'

function groupOutput(maker: OutputMaker, name: string, schema: JsonSchema): DerivedOutput | undefined {
  const fields = fieldsOf<Fields>(maker, name, propertiesOf(schema), (value) => value)
  if (fields === undefined) return undefined
  const description = aboutOf(schema)
  const ref = maker.builder.objectRef<Fields>(name).implement({ ...(description !== '' && { description }), fields: fields as never })
  return { type: ref as unknown as ObjectRef<never, unknown, unknown>, list: false, from: (value) => value }
}

/**
 * Fields of a type, for Pothos; each may be missing, whatever the schema requires. Undefined where there are none.
 * @param always names of those that are never missing
 */
export function fieldsOf<Parent>(
  maker: OutputMaker,
  name: string,
  properties: Readonly<Record<string, JsonSchema>>,
  valueIn: (parent: Parent) => Fields,
  always: readonly string[] = [],
): ((t: unknown) => Record<string, unknown>) | undefined {
  const derived = Object.entries(properties).flatMap(([field, schema]) => {
    const output = deriveOutput(maker, `${name}${pascal(field)}`, schema)
    return output === undefined ? [] : [{ field, output, description: aboutOf(schema) }]
  })
  const given = new Set(Object.keys(properties))
  const nameOf = (field: string, { type }: DerivedOutput): string => {
    const whom = field.replace(/Id(?=s?$)/, '')
    return namesWhom(maker, type) && !given.has(whom) ? whom : field
  }
  if (derived.length === 0) return undefined
  return (t) =>
    Object.fromEntries(
      derived.map(({ field, output, output: { type, list, from }, description }) => [
        nameOf(field, output),
        (t as FieldBuilder).field({
          type: list ? [type] : type,
          nullable: !always.includes(field),
          ...(description !== '' && { description }),
          resolve: (parent: Parent) => whereThere(valueIn(parent)[field], from),
        }),
      ]),
    )
}

/** A service gives the id of an agency or a worker; read here is the agency or the worker: `caseworkerId` is the `caseworker`. */
const namesWhom = ({ shared }: OutputMaker, type: DerivedOutput['type']): boolean => type === shared.Agency || type === shared.Worker

/** As much of Pothos' field builder as is used with types that are known only at run time. */
interface FieldBuilder {
  field(options: object): unknown
}

const whereThere = (value: unknown, from: (value: unknown) => unknown): unknown => (value === undefined || value === null ? null : from(value))
