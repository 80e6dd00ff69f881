import { z } from 'zod'
import type { EventAbout, EventDefinition } from './event.ts'
import type { FieldGroup } from './field-group.ts'
import type { Readers } from './readers.ts'

/** Read by LPSK alone, and absent for all others. */
const hidden: Readers = { group: 'protection' }

const ofAll = ({ group = 'case', neutral }: EventAbout): Readers => ({ group, ...(neutral && { neutral }) })

/**
 * Who reads this one line. A code that this release does not know might be the one that must not be told: its line is hidden.
 * @param data of the definition's version, see `upcast`.
 */
export function readersOf({ schema, about }: Pick<EventDefinition, 'schema' | 'about'>, data: unknown): Readers {
  const { readers } = about
  if (readers === undefined) return ofAll(about)
  const { [readers.by]: field } = schema.shape
  const code = field && z.safeParse(field, (data as Readonly<Record<string, unknown>>)[readers.by]).data
  if (typeof code !== 'string') return hidden
  return (Object.hasOwn(readers.codes, code) ? readers.codes[code] : undefined) ?? readers.otherwise ?? hidden
}

/** All groups that may read a line of this event in full, whatever its data. */
export function readerGroups({ about }: Pick<EventDefinition, 'about'>): readonly FieldGroup[] {
  const { readers } = about
  if (readers === undefined) return [ofAll(about).group]
  const all = [...Object.values(readers.codes), readers.otherwise].flatMap((one) => one?.group ?? [])
  return [...new Set(all)]
}
