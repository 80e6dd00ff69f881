import { readdir, readFile } from 'node:fs/promises'
import { z } from 'zod'

const parameter = z.looseObject({ name: z.string(), in: z.string() })

const operation = z.looseObject({
  operationId: z.string(),
  summary: z.string().optional(),
  description: z.string().optional(),
  'x-kind': z.string().optional(),
  parameters: z.array(parameter).default([]),
  requestBody: z.unknown().optional(),
})

const document = z.looseObject({ paths: z.record(z.string(), z.record(z.string(), operation)) })

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

/** Services that answer this path. */
export const servicesWith = (documents: Documents, path: string): readonly string[] =>
  Object.keys(documents).filter((service) => documents[service]?.paths[path] !== undefined)
