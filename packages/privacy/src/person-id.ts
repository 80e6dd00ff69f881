import { privacyError } from './errors.ts'
import type { PersonalSite } from './walk.ts'

/** Says whose a personal field is: `name` is the declaration's `of`, `path` where it stands (`persons.0.name`). Undefined where nobody knows. */
export type PersonIdOf = (name: string, sibling: Readonly<Record<string, unknown>>, root: unknown, path: string) => string | undefined

/** The usual answer: beside the field, else at the top of the input, else in the first of `states` that has it. */
export const personIdIn =
  (...states: readonly unknown[]): PersonIdOf =>
  (name, sibling, root) => {
    for (const place of [sibling, root, ...states]) {
      const id = (place as Readonly<Record<string, unknown>> | null | undefined)?.[name]
      if (typeof id === 'string') return id
    }
    return undefined
  }

/** @throws TitianError `PERSON_UNKNOWN`: a value that belongs to nobody could be erased by nobody. */
export function personOf({ field, sibling, root, path }: PersonalSite, personIdOf: PersonIdOf): string {
  const id = personIdOf(field.of, sibling, root, path)
  if (id === undefined) throw privacyError('PERSON_UNKNOWN', { path, of: field.of })
  return id
}
