import type { Label } from '@titian/core'
import type { GraphQLField } from 'graphql'
import type { Document, Documents } from '../calls/documents.ts'
import type { DerivedCommand } from '../derive/commands.ts'
import { isChoice } from '../derive/enums.ts'
import { type JsonSchema, withoutNull } from '../derive/json-schema.ts'
import { camel, valueName } from '../derive/names.ts'

export type CodeLists = Document['x-code-lists']

/** All code lists of all services; one that several have is the same everywhere. */
export const codeListsIn = (documents: Documents): CodeLists => Object.assign({}, ...Object.values(documents).map((one) => one['x-code-lists']))

/** What a renderer of forms must know, and nothing besides. */
export const rendererKeywords = [
  ...['type', 'properties', 'required', 'items', 'enum', 'default', 'format', 'pattern'],
  ...['minLength', 'maxLength', 'minItems', 'maxItems', 'minimum', 'maximum'],
  ...['x-label', 'x-means', 'x-of', 'x-level', 'x-codes', 'x-nullable', 'x-pick'],
]
/** Said to machines alone, or said otherwise in a form. */
const leftOut = new Set(['title', 'description', 'additionalProperties', 'x-personal'])

export interface Form {
  readonly name: string
  readonly label: Label
  readonly operation: string
  readonly input: unknown
}

/** All that is needed to ask a person for a command's input and to give it. */
export const formOf = ({ name, input }: DerivedCommand, label: Label, mutation: GraphQLField<unknown, unknown>, lists: CodeLists): Form => ({
  name,
  label,
  operation: operationOf(name, mutation),
  input: shown(input, lists),
})

const answer = '{ __typename ... on Done { id version changed } ... on Rejected { code message { id en } errors { path code message { id en } } } }'

/** The text of a mutation with all its arguments as variables of the same names. */
function operationOf(name: string, { args }: GraphQLField<unknown, unknown>): string {
  const variables = args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ')
  return `mutation ${name}(${variables}) { ${camel(name)}(${args.map((arg) => `${arg.name}: $${arg.name}`).join(', ')}) ${answer} }`
}

/** A schema in the words that a renderer knows; codes by their GraphQL names, with what people read for them. */
function shown(given: JsonSchema, lists: CodeLists): Readonly<Record<string, unknown>> {
  const { schema, nullable } = withoutNull(given)
  const { properties, items, enum: codes, format, pattern, ...rest } = schema
  const kept = Object.entries(rest).filter(([keyword]) => !leftOut.has(keyword))
  const also = { ...Object.fromEntries(kept), ...(format !== undefined && { format }), ...(nullable && { 'x-nullable': true }) }
  // A renderer knows what a vague date is made of.
  if (schema['x-means'] === 'vagueDate') return withoutKeys(also, 'required')
  return {
    ...also,
    // A format says more than the pattern that comes with it.
    ...(pattern !== undefined && format === undefined && { pattern }),
    ...(isChoice(schema) && codes !== undefined && namedCodes(codes.map(String), lists[schema.title ?? ''] ?? {})),
    ...(items !== undefined && { items: shown(items, lists) }),
    ...(properties !== undefined && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, shown(property, lists)])),
    }),
  }
}

const withoutKeys = (value: Readonly<Record<string, unknown>>, ...keys: readonly string[]) =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)))

const namedCodes = (codes: readonly string[], labels: Readonly<Record<string, Label>>) => ({
  enum: codes.map(valueName),
  'x-codes': Object.fromEntries(codes.flatMap((code) => (labels[code] === undefined ? [] : [[valueName(code), labels[code]]]))),
})

/** What a renderer could not show of a form: a field or a code without label, a keyword that it does not know. */
export const faultsOf = (form: Form): readonly string[] => faultsIn(form.input as JsonSchema, form.name)

function faultsIn(schema: JsonSchema & { readonly 'x-codes'?: object }, place: string): readonly string[] {
  const unknown = Object.keys(schema).filter((keyword) => !rendererKeywords.includes(keyword))
  const codes = (schema.enum ?? []).filter((code) => schema['x-codes'] === undefined || !(String(code) in schema['x-codes']))
  return [
    ...unknown.map((keyword) => `${place}: no renderer knows ${keyword}`),
    ...codes.map((code) => `${place}: no label for ${String(code)}`),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, property]) => [
      ...(property['x-label'] === undefined && property.items?.['x-label'] === undefined ? [`${place}.${name}: no label`] : []),
      ...faultsIn(property, `${place}.${name}`),
    ]),
    ...(schema.items === undefined ? [] : faultsIn(schema.items, `${place}[]`)),
  ]
}
