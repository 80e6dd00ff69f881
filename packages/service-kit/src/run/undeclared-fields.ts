import { type ServiceDefinition, undeclared } from '@titian/service'
import type { z } from 'zod'

/**
 * Fields of events, inputs, presented resources, questions and their rows whose meaning nobody has said, a sentence each. Who may read such a
 * field, and in which words, would hang on its name.
 */
export function undeclaredFields({
  aggregates,
  commands,
  queries = [],
}: Pick<ServiceDefinition, 'aggregates' | 'commands' | 'queries'>): readonly string[] {
  const schemas: readonly (readonly [string, z.ZodObject])[] = [
    ...aggregates.flatMap(({ events }) => Object.entries(events).map(([type, { schema }]) => [`the event ${type}`, schema] as const)),
    ...aggregates.flatMap(({ name, presents }) => (presents === undefined ? [] : [[`what ${name} presents`, presents] as const])),
    ...commands.map(({ name, input }) => [`the input of ${name}`, input] as const),
    ...queries.flatMap(({ name, params, row }) => [[`the question ${name}`, params] as const, [`a row of ${name}`, row] as const]),
  ]
  return [
    ...schemas.flatMap(([where, schema]) => undeclared(schema).map((path) => `Nobody has said what ${path} means in ${where}.`)),
    ...aggregates
      .filter(({ present, presents }) => (present === undefined) !== (presents === undefined))
      .map(({ name }) => `The aggregate ${name} presents what it does not declare, or declares what it does not present.`),
  ]
}
