import fc from 'fast-check'
import {
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { aMoment, anId, aText, type Known, mostly } from './known.ts'

/** One operation as it is posted. */
export interface GraphqlCase {
  readonly kind: 'query' | 'mutation' | 'subscription'
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
  /** What is posted instead of both. */
  readonly body?: string
}

const DEEPEST_INPUT = 4
const DEEPEST_SELECTION = 3
/** Of a type with a hundred fields a few show as much as all, and stay within what an operation may cost. */
const FIELDS = 6

function oneOf(type: GraphQLInputType, known: Known, depth = 0): fc.Arbitrary<unknown> {
  if (isNonNullType(type)) return oneOf(type.ofType as GraphQLInputType, known, depth)
  if (isListType(type)) return mostly(fc.array(oneOf(type.ofType as GraphQLInputType, known, depth), { maxLength: 3 }))
  if (isEnumType(type)) return mostly(fc.constantFrom(...type.getValues().map(({ name }) => name)))
  if (isInputObjectType(type)) {
    if (depth >= DEEPEST_INPUT) return fc.constant({})
    const fields = Object.values(type.getFields())
    const required = fields.filter((field) => isNonNullType(field.type)).map(({ name }) => name)
    const shape = Object.fromEntries(fields.map((field) => [field.name, oneOf(field.type, known, depth + 1)]))
    return mostly(fc.record(shape, { requiredKeys: required, noNullPrototype: true }))
  }
  const scalar = getNamedType(type).name
  if (scalar === 'ID') return anId(known)
  if (scalar === 'Int' || scalar === 'Float' || scalar === 'Rupiah') return mostly(fc.integer({ min: -2, max: 200 }))
  if (scalar === 'Boolean') return mostly(fc.boolean())
  if (scalar === 'DateTime') return aMoment
  if (scalar === 'Date') return mostly(fc.constantFrom('2024-03-12', '2024-02-30', '0001-01-01'))
  return mostly(aText)
}

/** What of an answer is asked for; the same for one type each time, so that a case is small. */
function selectionOf(type: GraphQLOutputType, schema: GraphQLSchema, depth = 0): string {
  const named = getNamedType(type)
  if (isLeafType(named)) return ''
  const parts = isObjectType(named)
    ? [fieldsOf(named, schema, depth)]
    : schema.getPossibleTypes(named as never).map((one) => `... on ${one.name} { ${fieldsOf(one, schema, depth + 1)} }`)
  return ` { __typename ${parts.slice(0, FIELDS).join(' ')} }`
}

function fieldsOf(
  type: { getFields(): Record<string, { name: string; type: GraphQLOutputType; args: readonly GraphQLArgument[] }> },
  schema: GraphQLSchema,
  depth: number,
): string {
  const fields = Object.values(type.getFields()).filter(({ args }) => args.every((arg) => !isNonNullType(arg.type)))
  const leaves = fields.filter((field) => isLeafType(getNamedType(field.type))).slice(0, FIELDS)
  const branches = depth >= DEEPEST_SELECTION ? [] : fields.filter((field) => !isLeafType(getNamedType(field.type))).slice(0, 3)
  return ['__typename', ...leaves.map(({ name }) => name), ...branches.map((one) => `${one.name}${selectionOf(one.type, schema, depth + 1)}`)].join(
    ' ',
  )
}

/** Every field of every root of the schema, with arguments of all kinds. */
export function graphqlCases(schema: GraphQLSchema, known: Known): fc.Arbitrary<GraphqlCase> {
  const roots = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
    ['subscription', schema.getSubscriptionType()],
  ] as const
  const doors = roots.flatMap(([kind, root]) => Object.values(root?.getFields() ?? {}).map((field) => ({ kind, field })))
  return fc.constantFrom(...doors).chain(({ kind, field }) => {
    const required = field.args.filter((arg) => isNonNullType(arg.type)).map(({ name }) => name)
    const shape = Object.fromEntries(field.args.map((arg) => [arg.name, arg.name === 'key' ? mostly(fc.uuid()) : oneOf(arg.type, known)]))
    return fc.record(shape, { requiredKeys: required, noNullPrototype: true }).map((variables): GraphqlCase => {
      const given = field.args.filter(({ name }) => name in variables)
      const declared = given.length === 0 ? '' : `(${given.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ')})`
      const passed = given.length === 0 ? '' : `(${given.map(({ name }) => `${name}: $${name}`).join(', ')})`
      return { kind, query: `${kind} ${declared} { ${field.name}${passed}${selectionOf(field.type, schema)} }`, variables }
    })
  })
}
