import { z } from 'zod'
import type { EventAbout, EventDefinition, FieldGroup } from './event.ts'
import type { Label } from './label.ts'

/** Who reads a line in full, and what the others read instead. */
export interface Readers {
  readonly group: FieldGroup
  readonly neutral?: Label
}

/** As the kit sees a table: the field that decides, and the readers of each of its codes. */
export interface ReadersTable {
  readonly by: string
  readonly codes: Readonly<Record<string, Readers | undefined>>
  /** Of the codes that are not named. */
  readonly otherwise?: Readers
}

type CodesOf<Field> = Field extends z.ZodType
  ? z.output<Field> extends string
    ? string extends z.output<Field>
      ? never
      : z.output<Field>
    : never
  : never

type ByCode<Field extends string, Codes extends string> =
  | { readonly by: Field; readonly codes: Readonly<Record<Codes, Readers>> }
  | { readonly by: Field; readonly codes: Readonly<Partial<Record<Codes, Readers>>>; readonly otherwise: Readers }

/** A table over one of the event's own code fields: all of its codes, or some and what holds otherwise. */
export type ReadersByCode<Shape extends z.ZodRawShape> = {
  [Field in Extract<keyof Shape, string>]: [CodesOf<Shape[Field]>] extends [never] ? never : ByCode<Field, CodesOf<Shape[Field]>>
}[Extract<keyof Shape, string>]

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
