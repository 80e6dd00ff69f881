import type { z } from 'zod'
import { privacyError } from './errors.ts'
import { type PersonIdOf, personOf } from './person-id.ts'
import { plainObject } from './plain-object.ts'
import type { KeyRing } from './ring/key-ring.ts'
import { isSealed, type Sealed } from './sealed.ts'
import { mapPersonal, personalSites } from './walk.ts'

/**
 * Refuses an event that puts a sealed value under another person or category than it was sealed for, a clear one where a sealed one
 * belongs, or a sealed one where none is declared: moved so, it would be opened for readers it was never meant for, and outlive its person.
 * Throws `SEALED_MISPLACED { path, expected }`, `PERSON_UNKNOWN`.
 */
export async function assertSealedWhere(schema: z.ZodObject, data: unknown, personIdOf: PersonIdOf, keyRing: KeyRing): Promise<void> {
  const sites = personalSites(schema, data)
  for (const { value, path, field } of sites) if (!isSealed(value)) throw misplaced(path, field.category)
  const strays = sealedPath(
    mapPersonal(schema, data, () => null),
    '',
  )
  if (strays !== undefined) throw misplaced(strays, 'none')
  const keys = await keyRing.describeMany(sites.map(({ value }) => (value as Sealed).keyId))
  for (const site of sites) {
    const key = keys.get((site.value as Sealed).keyId)
    const fits = key?.category === site.field.category && key.personId === personOf(site, personIdOf).toLowerCase()
    if (!fits) throw misplaced(site.path, site.field.category)
  }
}

const misplaced = (path: string, expected: string) => privacyError('SEALED_MISPLACED', { path, expected })

function sealedPath(value: unknown, path: string): string | undefined {
  if (isSealed(value)) return path
  const parts: readonly [string, unknown][] = Array.isArray(value)
    ? value.map((part, index) => [`${index}`, part])
    : plainObject(value)
      ? Object.entries(value)
      : []
  for (const [key, part] of parts) {
    const found = sealedPath(part, path === '' ? key : `${path}.${key}`)
    if (found !== undefined) return found
  }
  return undefined
}
