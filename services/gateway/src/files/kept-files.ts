import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { GraphQLSchema } from 'graphql'
import { type Documents, operationsOf } from '../calls/documents.ts'
import { commandsOf } from '../derive/commands.ts'
import { labelsOf } from '../derive/labels.ts'
import { camel, pascal, valueName } from '../derive/names.ts'
import { codeListsIn, type Form, formOf } from './form.ts'
import type { KeptFile, KeptFiles } from './kept.ts'

/** The form of every command. */
export function formsOf(schema: GraphQLSchema, documents: Documents): readonly Form[] {
  const [labels, lists, mutations] = [labelsOf(documents), codeListsIn(documents), schema.getMutationType()?.getFields() ?? {}]
  return commandsOf(documents).flatMap((command) => {
    const mutation = mutations[camel(command.name)]
    const label = labels.get(command.name) ?? { id: command.name, en: command.name }
    return mutation === undefined ? [] : [formOf(command, label, mutation, lists)]
  })
}

/** What people read for the codes and kinds that GraphQL answers, by the names that they have there. */
function wordsOf(documents: Documents) {
  const lists = Object.entries(codeListsIn(documents)).map(([name, codes]) => [
    pascal(name),
    Object.fromEntries(Object.entries(codes).map(([code, label]) => [valueName(code), label])),
  ])
  const kinds = operationsOf(documents, 'resource').map(({ operation }) => [
    pascal(operation['x-aggregate'] ?? operation.operationId),
    operation['x-label'] ?? { id: operation.summary, en: operation.summary },
  ])
  return { codes: Object.fromEntries(lists), kinds: Object.fromEntries(kinds) }
}

/** Made and compressed once, at start. */
export function keptFiles(schema: GraphQLSchema, documents: Documents): KeptFiles {
  const byPath = new Map<string, KeptFile>()
  const keep = (name: string, content: unknown): string => {
    const json = Buffer.from(JSON.stringify(content))
    const path = `/${name}.${createHash('sha256').update(json).digest('hex').slice(0, 16)}.json`
    byPath.set(path, { json, gzip: gzipSync(json) })
    return path
  }
  const forms = new Map(formsOf(schema, documents).map((form) => [form.name, keep(`forms/${form.name}`, form)]))
  return { form: (command) => forms.get(command), words: keep('words', wordsOf(documents)), byPath }
}
