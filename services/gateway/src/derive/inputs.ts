import type { InputFieldRef, InputRef } from '@pothos/core'
import type { Builder, SchemaTypes } from '../schema/builder.ts'
import type { DerivedCommand, JsonSchema } from './commands.ts'
import { type Enums, isChoice, pascal } from './enums.ts'

/** What a value of a JSON schema is in GraphQL. */
export interface DerivedInput {
  readonly type: InputType
  readonly list: boolean
  readonly nullable: boolean
}

type InputType = InputRef<unknown> | 'String' | 'Int' | 'Float' | 'Boolean' | 'JSON' | ReturnType<Enums['refFor']>

const scalars = { string: 'String', number: 'Float', boolean: 'Boolean' } as const
/** GraphQL's Int has 32 bits. */
const LARGEST_INT = 2 ** 31 - 1

/** What cannot be said in GraphQL (unions, records, lists of lists) is JSON; the service checks all of it anyway. */
export function deriveInput(builder: Builder, enums: Enums, command: string, path: readonly string[], schema: JsonSchema): DerivedInput {
  const { inner, nullable } = withoutNull(schema)
  const field = path.at(-1) ?? ''
  const one = (type: InputType): DerivedInput => ({ type, list: false, nullable })
  if (isChoice(inner)) return one(enums.refFor(command, field, inner))
  if (inner.type === 'array' && inner.items !== undefined) {
    const item = deriveInput(builder, enums, command, path, inner.items)
    return item.list || item.nullable ? one('JSON') : { ...item, list: true, nullable }
  }
  if (inner.type === 'object' && Object.keys(inner.properties ?? {}).length > 0) return one(objectInput(builder, enums, command, path, inner))
  if (inner.type === 'integer') return one(inner.maximum !== undefined && inner.maximum <= LARGEST_INT ? 'Int' : 'Float')
  if (typeof inner.type === 'string' && inner.type in scalars) return one(scalars[inner.type as keyof typeof scalars])
  return one('JSON')
}

function withoutNull(schema: JsonSchema): { readonly inner: JsonSchema; readonly nullable: boolean } {
  const rest = schema.anyOf?.filter(({ type }) => type !== 'null')
  const [only, second] = rest ?? []
  if (rest === undefined || only === undefined || second !== undefined) return { inner: schema, nullable: false }
  return {
    inner: { ...only, ...(schema.description !== undefined && { description: schema.description }) },
    nullable: rest.length < (schema.anyOf?.length ?? 0),
  }
}

function objectInput(builder: Builder, enums: Enums, command: string, path: readonly string[], schema: JsonSchema): InputRef<unknown> {
  const required = new Set(schema.required ?? [])
  const fields = Object.entries(schema.properties ?? {}).map(([name, one]) => ({
    name,
    derived: deriveInput(builder, enums, command, [...path, name], one),
    description: aboutOf(one),
    required: required.has(name),
  }))
  return builder.inputRef<Record<string, unknown>>(`${command}${path.map(pascal).join('')}Input`).implement({
    ...(schema.description !== undefined && { description: schema.description }),
    fields: (t) =>
      Object.fromEntries(
        fields.map(({ name, derived, description, required: must }) => [
          name,
          t.field({ type: asParam(derived), required: must && !derived.nullable, ...(description !== '' && { description }) }) as InputFieldRef<
            SchemaTypes & PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>,
            unknown
          >,
        ]),
      ) as never,
  }) as unknown as InputRef<unknown>
}

/** Pothos writes a list as `[type]`; here both are known only at run time. */
const asParam = ({ type, list }: DerivedInput) => (list ? [type] : type) as 'JSON'

/** What GraphQL's types cannot say of a value, in words. */
function aboutOf({ description, format, maxLength, items, anyOf }: JsonSchema): string {
  const of = anyOf?.find(({ type }) => type !== 'null') ?? items
  const own = [description, format !== undefined && `Format: ${format}.`, maxLength !== undefined && `At most ${maxLength} characters.`]
  const said = own.filter(Boolean).join(' ')
  return said === '' && of !== undefined ? aboutOf(of) : said
}

/** The input of a command; undefined where it has no fields. */
export const inputOf = (
  builder: Builder,
  enums: Enums,
  { name, input }: DerivedCommand,
): { readonly type: 'JSON'; readonly required: boolean } | undefined =>
  Object.keys(input.properties ?? {}).length === 0
    ? undefined
    : { type: asParam(deriveInput(builder, enums, name, [], input)), required: (input.required ?? []).length > 0 }

/** GraphQL's null for what was left out: taken out, except where the schema has a meaning for null. */
export function withoutNulls(value: unknown, schema: JsonSchema): unknown {
  const { inner } = withoutNull(schema)
  if (Array.isArray(value)) return value.map((one) => withoutNulls(one, inner.items ?? {}))
  if (typeof value !== 'object' || value === null || inner.properties === undefined) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) => {
      const of = inner.properties?.[name] ?? {}
      return one === null && !withoutNull(of).nullable ? [] : [[name, withoutNulls(one, of)]]
    }),
  )
}
