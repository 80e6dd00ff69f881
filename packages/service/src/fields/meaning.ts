import type { Label } from '@titian/core'
import { type PersonalField, personalFieldOf } from '@titian/privacy'
import type { AreaLevel } from '@titian/vocabulary'
import { z } from 'zod'

/** A code list as a field needs it: whichever list it is. */
export interface AnyCodeList {
  readonly name: string
  readonly codes: readonly string[]
  label(code: never): Label
  entry(code: never): Label & { readonly nameSecrecy?: string }
}

/** What a field means. How it is coarsened, formatted, typed outside and put into words follows from this alone, never from its name. */
export type Meaning =
  | { readonly kind: 'worker'; readonly pick?: 'colleague' }
  | { readonly kind: 'agency' | 'unit' }
  | { readonly kind: 'moment' | 'civilDate' | 'vagueDate' | 'zone' | 'rule' }
  | { readonly kind: 'place'; readonly level: AreaLevel | 'any' }
  | { readonly kind: 'country' | 'language' }
  | { readonly kind: 'code'; readonly list: AnyCodeList }
  | { readonly kind: 'rupiah' | 'count' | 'flag' }
  | { readonly kind: 'decimal'; readonly unit: Label }
  | { readonly kind: 'hash' | 'caseNumber' | 'publicText' | 'words' | 'technical' }
  | { readonly kind: 'ref'; readonly of: string }
  | { readonly kind: 'group' }

export interface Declared {
  readonly meaning: Meaning
  readonly label: Label
}

/** Zod's own metadata carries it: copies of a schema (`.max(…)`, `.describe(…)`, one with clear values) keep what was said of the first. */
const key = 'declared'

/** Says of a schema what its values mean, and what people call the field. */
export function declare<Schema extends z.ZodType>(schema: Schema, meaning: Meaning, label: Label): Schema {
  z.globalRegistry.add(schema, { ...z.globalRegistry.get(schema), [key]: { meaning, label } satisfies Declared })
  return schema
}

/** What was declared of this very schema; what is wrapped in `.optional()` or an array is asked by itself. */
export const declaredOf = (schema: z.ZodType): Declared | undefined => z.globalRegistry.get(schema)?.[key] as Declared | undefined

/** A field that holds no other fields: declared here, or personal. */
export type Leaf = ({ readonly personal: PersonalField } | { readonly personal?: undefined; readonly meaning: Meaning }) & { readonly label: Label }

/** @returns undefined for what holds other fields, and for what nobody has declared. */
export function leafOf(schema: z.ZodType): Leaf | undefined {
  const personal = personalFieldOf(schema)
  if (personal) return { personal, label: personal.label }
  const declared = declaredOf(schema)
  return declared === undefined || declared.meaning.kind === 'group' ? undefined : declared
}
