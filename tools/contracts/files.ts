import { minifyIntrospection, preprocessIntrospection } from '@gql.tada/internal'
import { parseDocument, schemaOf } from '@titian/gateway'
import type { ServiceDefinition } from '@titian/service'
import { openApi } from '@titian/service-kit'
import { type GraphQLSchema, introspectionFromSchema, lexicographicSortSchema, printSchema } from 'graphql'
import { asyncApi } from './asyncapi.ts'
import { printed } from './json.ts'

/** What follows from the code alone and is committed: path below `contracts/` → text. */
export function derivedFiles(definitions: readonly ServiceDefinition[]): ReadonlyMap<string, string> {
  const documents = definitions.map((definition) => [definition.name, printed(openApi(definition))] as const)
  const schema = lexicographicSortSchema(schemaOf(Object.fromEntries(documents.map(([name, json]) => [name, parseDocument(json)]))))
  return new Map([
    ...documents.map(([name, json]) => [`openapi/${name}.json`, json] as const),
    ['schema.graphql', `${printSchema(schema)}\n`],
    ['schema.d.ts', clientTypes(schema)],
    ['asyncapi.json', printed(asyncApi(definitions))],
  ])
}

/** The schema as a TypeScript type, from which gql.tada derives the types of a client's operations. */
const clientTypes = (schema: GraphQLSchema): string => {
  const type = preprocessIntrospection(minifyIntrospection(introspectionFromSchema(schema, { descriptions: false })))
  return `/** Derived from the code by \`npm run contracts\`: for \`initGraphQLTada\` of gql.tada. */\nexport type Introspection = ${type}\n`
}
