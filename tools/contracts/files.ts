import { parseDocument, schemaOf } from '@titian/gateway'
import type { ServiceDefinition } from '@titian/service'
import { openApi } from '@titian/service-kit'
import { lexicographicSortSchema, printSchema } from 'graphql'
import { asyncApi } from './asyncapi.ts'
import { printed } from './json.ts'

/** What follows from the code alone and is committed: path below `contracts/` → text. */
export function derivedFiles(definitions: readonly ServiceDefinition[]): ReadonlyMap<string, string> {
  const documents = definitions.map((definition) => [definition.name, printed(openApi(definition))] as const)
  const schema = schemaOf(Object.fromEntries(documents.map(([name, json]) => [name, parseDocument(json)])))
  return new Map([
    ...documents.map(([name, json]) => [`openapi/${name}.json`, json] as const),
    ['schema.graphql', `${printSchema(lexicographicSortSchema(schema))}\n`],
    ['asyncapi.json', printed(asyncApi(definitions))],
  ])
}
