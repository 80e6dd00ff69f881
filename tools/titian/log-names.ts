import { UsageError } from './usage.ts'

/** What a person calls a log: `intake` for the schema `intake_log`, `intake/access` for `intake_access`, `intake/internal` for `intake_internal`. */
export function nameOf(schema: string): string {
  if (schema.endsWith('_log')) return schema.slice(0, -'_log'.length).replaceAll('_', '-')
  for (const kind of ['access', 'internal'])
    if (schema.endsWith(`_${kind}`)) return `${schema.slice(0, -kind.length - 1).replaceAll('_', '-')}/${kind}`
  return schema
}

/** The schemas that are meant; all where no name is given. */
export function chosen(schemas: readonly string[], name: string | undefined): readonly string[] {
  if (schemas.length === 0) throw new Error('This database holds no log.')
  if (name === undefined) return schemas
  const found = schemas.filter((schema) => schema === name || nameOf(schema) === name)
  if (found.length === 0) throw new UsageError(`There is no log "${name}"; there is: ${schemas.map(nameOf).join(', ')}.`)
  return found
}

/** The logs where a stream may be: its name begins with its service's, and only the service knows what is internal. */
export function logsWith(schemas: readonly string[], name: string | undefined, stream: string): readonly string[] {
  if (name !== undefined) return [chosenOne(schemas, name)]
  const main = chosenOne(schemas, undefined, stream)
  return [main, ...schemas.filter((schema) => nameOf(schema) === `${nameOf(main)}/internal`)]
}

/** The one that is meant; a stream's name begins with its log's. */
export function chosenOne(schemas: readonly string[], name: string | undefined, stream?: string): string {
  const wanted = name ?? stream?.split('.')[0]
  if (wanted === undefined) throw new UsageError(`Say which log: --log ${schemas.map(nameOf).join(' | ')}`)
  const [schema] = chosen(schemas, wanted)
  if (schema === undefined) throw new UsageError(`There is no log "${wanted}".`)
  return schema
}
