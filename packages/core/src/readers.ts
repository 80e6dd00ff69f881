import type { z } from 'zod'
import type { FieldGroup } from './field-group.ts'
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
