import { z } from 'zod'
import { declaredOf, leafOf, type Meaning } from './meaning.ts'
import { labelOf } from './parts.ts'

type JsonSchema = Record<string, unknown>

/**
 * JSON Schema of declared fields: `x-means` says what a value means, `x-label` what people call the field, `title` names the code list. What is
 * derived outside (GraphQL, forms, clients) rests on these words.
 */
export function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output' = 'input'): Readonly<JsonSchema> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const one = zodSchema as unknown as z.ZodType
      const leaf = leafOf(one)
      // What zod's metadata carries for us is no JSON.
      delete jsonSchema['declared']
      const label = leaf?.label ?? declaredOf(one)?.label ?? (one._zod.def.type === 'array' ? labelOf(one) : undefined)
      if (label !== undefined) Object.assign(jsonSchema, { 'x-label': label })
      if (leaf && !leaf.personal) Object.assign(jsonSchema, wordsOf(leaf.meaning))
    },
  })
  return rest
}

function wordsOf(meaning: Meaning): JsonSchema {
  switch (meaning.kind) {
    case 'worker':
      return { 'x-means': 'worker', ...(meaning.pick && { 'x-pick': meaning.pick }) }
    case 'code':
      return { 'x-means': 'code', title: meaning.list.name }
    case 'place':
      return { 'x-means': 'place', 'x-level': meaning.level }
    case 'ref':
      return { 'x-means': 'ref', 'x-of': meaning.of }
    case 'decimal':
      return { 'x-means': 'decimal', 'x-unit': meaning.unit }
    default:
      return { 'x-means': meaning.kind }
  }
}
