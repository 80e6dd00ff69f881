import type { InputFieldRef, InputRef } from '@pothos/core'
import type { Builder, SchemaTypes } from '../schema/builder.ts'
import type { Shared } from '../schema/shared.ts'
import { type EnumRef, type Enums, isChoice } from './enums.ts'
import { type JsonSchema, withoutNull } from './json-schema.ts'
import { pascal } from './names.ts'

/** What a value of a JSON schema is in GraphQL. */
export interface DerivedInput {
  readonly type: InputType
  readonly list: boolean
  readonly nullable: boolean
}

type InputType = InputRef<unknown> | EnumRef | Shared['VagueDateInput'] | ScalarName
type ScalarName = 'String' | 'Int' | 'Float' | 'Boolean' | 'ID' | 'JSON' | 'DateTime' | 'Date' | 'Rupiah'

export interface InputMaker {
  readonly builder: Builder
  readonly enums: Enums
  readonly shared: Shared
  /** Makes the scalar JSON, for the first input that needs it. */
  readonly json: () => void
}

const meant: Readonly<Record<string, ScalarName>> = {
  moment: 'DateTime',
  civilDate: 'Date',
  rupiah: 'Rupiah',
  count: 'Int',
  decimal: 'Float',
  flag: 'Boolean',
  ref: 'ID',
  agency: 'ID',
}
const plain = { string: 'String', number: 'Float', boolean: 'Boolean' } as const
/** GraphQL's Int has 32 bits. */
const LARGEST_INT = 2 ** 31 - 1

/**
 * The GraphQL input of a value. What cannot be said in GraphQL (unions, records, lists of lists) is JSON; the service checks all of it anyway.
 * @param name of the place where it stands: the command or query with the path to it, `SubmitReportReporter`.
 */
export function deriveInput(maker: InputMaker, name: string, given: JsonSchema): DerivedInput {
  const { schema, nullable } = withoutNull(given)
  const one = (type: InputType): DerivedInput => ({ type, list: false, nullable })
  const means = schema['x-means'] ?? ''
  if (isChoice(schema)) return one(maker.enums.refFor(name, schema))
  if (means === 'vagueDate') return one(maker.shared.VagueDateInput)
  const scalar = meant[means]
  if (scalar !== undefined) return one(scalar)
  if (schema.type === 'array' && schema.items !== undefined) {
    const item = deriveInput(maker, name, schema.items)
    return item.list || item.nullable ? anything(maker, nullable) : { ...item, list: true, nullable }
  }
  if (schema.type === 'object' && Object.keys(schema.properties ?? {}).length > 0) return one(objectInput(maker, name, schema))
  if (schema.type === 'integer') return one(schema.maximum !== undefined && schema.maximum <= LARGEST_INT ? 'Int' : 'Float')
  if (typeof schema.type === 'string' && schema.type in plain) return one(plain[schema.type as keyof typeof plain])
  return anything(maker, nullable)
}

function anything({ json }: InputMaker, nullable: boolean): DerivedInput {
  json()
  return { type: 'JSON', list: false, nullable }
}

/** `SubmitReportInput`, `SubmitReportReporterInput` */
function objectInput(maker: InputMaker, name: string, schema: JsonSchema): InputRef<unknown> {
  const required = new Set(schema.required ?? [])
  const fields = Object.entries(schema.properties ?? {}).map(([field, one]) => ({
    field,
    derived: deriveInput(maker, `${name}${pascal(field)}`, one),
    description: aboutOf(one),
    required: required.has(field),
  }))
  return maker.builder.inputRef<Record<string, unknown>>(`${name}Input`).implement({
    ...(schema.description !== undefined && { description: schema.description }),
    fields: (t) =>
      Object.fromEntries(
        fields.map(({ field, derived, description, required: must }) => [
          field,
          t.field({ type: asParam(derived), required: must && !derived.nullable, ...(description !== '' && { description }) }) as InputFieldRef<
            SchemaTypes & PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>,
            unknown
          >,
        ]),
      ) as never,
  }) as unknown as InputRef<unknown>
}

/** Pothos writes a list as `[type]`; here both are known only at run time. */
export const asParam = ({ type, list }: DerivedInput) => (list ? [type] : type) as 'JSON'

/** What GraphQL's types cannot say of a value, in words. */
export function aboutOf(schema: JsonSchema): string {
  const { description, format, maxLength, items, anyOf } = schema
  const of = anyOf?.find(({ type }) => type !== 'null') ?? items
  const spoken = [description ?? schema['x-label']?.en, format !== undefined && schema['x-means'] === undefined && `Format: ${format}.`]
  const said = [...spoken, maxLength !== undefined && `At most ${maxLength} characters.`].filter(Boolean).join(' ')
  return said === '' && of !== undefined ? aboutOf(of) : said
}

/** GraphQL's null for what was left out: taken out, except where the schema has a meaning for null. */
export function withoutNulls(value: unknown, of: JsonSchema): unknown {
  const { schema } = withoutNull(of)
  if (Array.isArray(value)) return value.map((one) => withoutNulls(one, schema.items ?? {}))
  if (typeof value !== 'object' || value === null || schema.properties === undefined) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) => {
      const field = schema.properties?.[name] ?? {}
      return one === null && !withoutNull(field).nullable ? [] : [[name, withoutNulls(one, field)]]
    }),
  )
}
