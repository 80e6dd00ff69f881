import type { Context } from '../context.ts'

import { type JsonSchema, propertiesOf } from '../derive/json-schema.ts'
import type { MeaningType } from '../derive/meanings.ts'
import type { DerivedResource } from '../derive/resources.ts'
import type { CodeLists } from '../files/form.ts'
import { type Said, saidOf } from './said.ts'

/** Whether a field of that group stands anywhere in it. */
const has = (group: string, schema: JsonSchema): boolean =>
  schema['x-personal'] === group ||
  Object.values(propertiesOf(schema)).some((one) => has(group, one)) ||
  [...(schema.items ? [schema.items] : []), ...(schema.anyOf ?? [])].some((one) => has(group, one))

/**
 * What a case says of one group of fields: of the case itself and of what belongs to it, by one call to each service, whose look is recorded
 * there. Only kinds with a field of the group are read. Throws while a service is away. Of an unknown case there is nothing.
 */
export async function reveal(
  { resources }: Context,
  all: readonly DerivedResource[],
  words: { readonly meanings: Readonly<Record<string, MeaningType>>; readonly lists: CodeLists },
  { caseId, group }: { readonly caseId: string; readonly group: string },
): Promise<readonly Said[]> {
  const having = all.filter(({ fields }) => Object.values(fields).some((one) => has(group, one)))
  const seen = await Promise.all(
    having.map(async (kind) => {
      const { service, aggregate, ofCase } = kind
      if (aggregate === 'case') return [await resources.one(service, aggregate, caseId, {})]
      return ofCase === undefined ? [] : resources.ofCase(service, aggregate, caseId, {})
    }),
  )
  return having.flatMap(({ fields }, nth) => (seen[nth] ?? []).flatMap((one) => (one ? saidOf(words, group, fields, one.value) : [])))
}
