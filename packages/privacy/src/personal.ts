import type { Label } from '@titian/core'
import { z } from 'zod'
import { type Sealed, sealedSchema } from './sealed.ts'

/** The categories of personal data: each has keys and rules of its own. */
export const categories = [
  'identity',
  'contact',
  'location',
  'medical',
  'psychosocial',
  'legal',
  'protection',
  'shelter-location',
  'informant',
  'suspect',
] as const
export type Category = (typeof categories)[number]

/** What the declaration of a personal field says: whose it is, of which category, and what a clear value must look like. */
export interface PersonalField {
  readonly category: Category
  /** Name of the field that holds the person's id: beside this one, else at the top of the input, else of the state. */
  readonly of: string
  /** What people call the field. */
  readonly label: Label
  readonly clear: z.ZodType
}

/** Keyed by the schema itself, so that `.optional()` and arrays around it lead to it. */
export const personalFields = new WeakMap<z.ZodType, PersonalField>()

/**
 * Declares a field of personal data. From here on its type is `Sealed`: a clear value does not compile in an event, and `decide` never sees
 * one. The kit checks the clear value against `clear` and seals it when a command enters.
 */
export function personal(
  category: Category,
  { of, label }: { readonly of: string; readonly label: Label },
  clear: z.ZodType,
): z.ZodType<Sealed, Sealed> {
  const field: z.ZodType<Sealed, Sealed> = z.custom<Sealed>((value) => sealedSchema.safeParse(value).success, 'must be sealed')
  personalFields.set(field, { category, of, label, clear })
  return field
}

/** The declaration behind a schema; also behind `personal(…).meta(…)` and `.describe(…)`, which are copies of it. */
export function personalFieldOf(schema: z.ZodType): PersonalField | undefined {
  for (let one: z.ZodType | undefined = schema; one; one = one._zod.parent as z.ZodType | undefined) {
    const field = personalFields.get(one)
    if (field) return field
  }
  return undefined
}
