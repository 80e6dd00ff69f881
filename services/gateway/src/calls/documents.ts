import { readdir, readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { JsonSchema } from '../derive/json-schema.ts'

const jsonSchema = z.custom<JsonSchema>((value) => typeof value === 'object' && value !== null)
const label = z.object({ id: z.string(), en: z.string() })
const parameter = z.looseObject({ name: z.string(), in: z.string(), required: z.boolean().default(false), schema: jsonSchema.default({}) })
const content = z.looseObject({ 'application/json': z.looseObject({ schema: jsonSchema }).optional() })

const operation = z.looseObject({
  operationId: z.string(),
  summary: z.string().optional(),
  description: z.string().optional(),
  'x-kind': z.string().optional(),
  'x-label': label.optional(),
  /** Of a resource: the aggregate, its field on `Case`, and whether a case has one of them at most. */
  'x-aggregate': z.string().optional(),
  'x-of-case': z.string().optional(),
  'x-one-per-case': z.boolean().default(false),
  /** Several services answer it, and the gateway merges them by hand. */
  'x-hand': z.boolean().default(false),
  parameters: z.array(parameter).default([]),
  requestBody: z.looseObject({ content }).optional(),
  responses: z.record(z.string(), z.looseObject({ content: content.optional() })).default({}),
})

const document = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), operation)),
  /** Labels by list and code. */
  'x-code-lists': z.record(z.string(), z.record(z.string(), label)).default({}),
})

export type Operation = z.output<typeof operation>
export type Document = z.output<typeof document>

/** By service. */
export type Documents = Readonly<Record<string, Document>>

/** Reads the committed OpenAPI documents: one `<service>.json` each, in the order of their names. */
export async function readDocuments(folder: URL): Promise<Documents> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
  const read = names.map(async (name) => [name.slice(0, -5), parseDocument(await readFile(new URL(name, folder), 'utf8'))] as const)
  return Object.fromEntries(await Promise.all(read))
}

export const parseDocument = (json: string): Document => document.parse(JSON.parse(json))

export interface Placed {
  readonly service: string
  readonly path: string
  readonly method: 'GET' | 'POST'
  readonly operation: Operation
}

/** All operations of one `x-kind`, by name. */
export const operationsOf = (documents: Documents, kind: string): readonly Placed[] =>
  Object.entries(documents)
    .flatMap(([service, { paths }]) =>
      Object.entries(paths).flatMap(([path, verbs]) =>
        Object.entries(verbs)
          .filter(([, operation]) => operation['x-kind'] === kind)
          .map(([verb, operation]): Placed => ({ service, path, method: verb === 'get' ? 'GET' : 'POST', operation })),
      ),
    )
    .sort((one, other) => (one.operation.operationId < other.operation.operationId ? -1 : 1))

/** The schema of what an operation is sent, and of what it answers. */
export const bodyOf = ({ requestBody }: Operation): JsonSchema => requestBody?.content['application/json']?.schema ?? {}
export const answerOf = ({ responses }: Operation): JsonSchema => (responses['200'] ?? responses['201'])?.content?.['application/json']?.schema ?? {}

/** Services that answer this path. */
export const servicesWith = (documents: Documents, path: string): readonly string[] =>
  Object.keys(documents).filter((service) => documents[service]?.paths[path] !== undefined)
