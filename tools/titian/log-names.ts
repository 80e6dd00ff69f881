import { UsageError } from './usage.ts'

/** What a person calls a log: `intake` for the schema `intake_log`, `intake/access` for `intake_access`. */
export function nameOf(schema: string): string {
  if (schema.endsWith('_log')) return schema.slice(0, -'_log'.length).replaceAll('_', '-')
  return schema.endsWith('_access') ? `${schema.slice(0, -'_access'.length).replaceAll('_', '-')}/access` : schema
}

/** The schemas that are meant; all where no name is given. */
export function chosen(schemas: readonly string[], name: string | undefined): readonly string[] {
  if (schemas.length === 0) throw new Error('This database holds no log.')
  if (name === undefined) return schemas
  const found = schemas.filter((schema) => schema === name || nameOf(schema) === name)
  if (found.length === 0) throw new UsageError(`There is no log "${name}"; there is: ${schemas.map(nameOf).join(', ')}.`)
  return found
}

/** The one that is meant; a stream's name begins with its log's. */
export function chosenOne(schemas: readonly string[], name: string | undefined, stream?: string): string {
  const wanted = name ?? stream?.split('.')[0]
  if (wanted === undefined) throw new UsageError(`Say which log: --log ${schemas.map(nameOf).join(' | ')}`)
  const [schema] = chosen(schemas, wanted)
  if (schema === undefined) throw new UsageError(`There is no log "${wanted}".`)
  return schema
}
