import { TitianError } from '@titian/core'
import type { View } from './view.ts'

/** The schema that holds a service's own tables: `victim-support` → `victim_support`. */
export const serviceSchema = (service: string): string => named(service.replaceAll('-', '_'))

/** The schema of one version of a view: versions live beside each other, so that a new one can be built while the old one answers. */
export const viewSchema = (service: string, view: Pick<View, 'name' | 'version'>): string =>
  named(`${serviceSchema(service)}_view_${view.name}_v${view.version}`)

export const searchPathOf = (schemas: readonly string[]): string =>
  `set local search_path to ${schemas.map((schema) => `"${named(schema)}"`).join(', ')}`

/** Names go into SQL as they are; PostgreSQL would cut one of more than 63 bytes, and two versions might become one. */
function named(schema: string): string {
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(schema)) throw new TitianError('VIEW_NAME_INVALID', { schema })
  return schema
}
