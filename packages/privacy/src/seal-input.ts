import type { z } from 'zod'
import { type PersonIdOf, personOf } from './person-id.ts'
import type { KeyRing } from './ring/key-ring.ts'
import { mapPersonal, personalSites } from './walk.ts'

export interface Whose {
  readonly personIdOf: PersonIdOf
  readonly keyRing: KeyRing
}

/**
 * Seals every personal field of a value that `clearSchema(schema)` has parsed; keys of all its persons are looked up together, and none is
 * made before each field is known to be somebody's. Throws `PERSON_UNKNOWN { path, of }`, `KEY_DESTROYED` for a person who was erased.
 */
export async function sealInput<Schema extends z.ZodObject>(
  schema: Schema,
  value: unknown,
  { personIdOf, keyRing }: Whose,
): Promise<z.output<Schema>> {
  const sites = personalSites(schema, value)
  const owned = sites.map((site) => ({ personId: personOf(site, personIdOf), category: site.field.category, value: site.value }))
  const sealed = (await keyRing.sealMany(owned)).values()
  return mapPersonal(schema, value, () => sealed.next().value) as z.output<Schema>
}
