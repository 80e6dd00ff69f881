import type { Label } from '@titian/core'
import { codeListsIn, type ServiceDefinition } from '@titian/service'

/** Every code list that the service's fields name, with the words of its codes: what clients show in place of a code. */
export function codeListsOf({ aggregates, commands, queries = [] }: ServiceDefinition): Readonly<Record<string, Readonly<Record<string, Label>>>> {
  const schemas = [
    ...aggregates.flatMap(({ presents }) => presents ?? []),
    ...commands.map(({ input }) => input),
    ...queries.flatMap(({ params, row }) => [params, row]),
  ]
  const lists = new Map(schemas.flatMap(codeListsIn).map((list) => [list.name, list]))
  return Object.fromEntries(
    [...lists]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, list]) => [name, Object.fromEntries(list.codes.map((code) => [code, list.label(code as never)]))]),
  )
}
