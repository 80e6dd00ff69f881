import { readFileSync } from 'node:fs'
import { valueName } from '@titian/gateway'
import { buildSchema, type GraphQLInputType, type GraphQLSchema, getNullableType, isEnumType, isInputObjectType, isListType } from 'graphql'

const committed = new URL('../../contracts/schema.graphql', import.meta.url)
let read: GraphQLSchema | undefined

/** The gateway's schema, as committed; read at first need. */
function schema(): GraphQLSchema {
  read ??= buildSchema(readFileSync(committed, 'utf8'))
  return read
}

/** An argument of a mutation as the gateway takes it: codes by their names there, `shelter-location` as `SHELTER_LOCATION`. */
export function spoken(mutation: string, argument: string, value: unknown): unknown {
  const args = schema().getMutationType()?.getFields()[mutation]?.args
  const type = args?.find(({ name }) => name === argument)?.type
  return type === undefined ? value : named(type, value)
}

function named(type: GraphQLInputType, value: unknown): unknown {
  const inner = getNullableType(type)
  if (isEnumType(inner)) return typeof value === 'string' ? valueName(value) : value
  if (isListType(inner)) return Array.isArray(value) ? value.map((one) => named(inner.ofType as GraphQLInputType, one)) : value
  if (!isInputObjectType(inner) || typeof value !== 'object' || value === null) return value
  const fields = inner.getFields()
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => {
      const field = fields[name]
      return [name, field === undefined ? one : named(field.type, one)]
    }),
  )
}
