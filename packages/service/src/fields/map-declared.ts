import type { z } from 'zod'
import type { Leaf } from './meaning.ts'
import { partOf } from './parts.ts'

/** Stands for what is taken out; a row of a list has all its columns, and takes null. */
export const takenOut = Symbol('taken out')

/**
 * The value with what `replace` gives for each declared field, through groups and lists; `takenOut` leaves a field, or an item of a list, out.
 * What is absent or null stays so. Fields that the schema does not know are not answered: what nobody declared, nobody reads.
 */
export function mapDeclared(schema: z.ZodType, value: unknown, replace: (leaf: Leaf, value: unknown) => unknown): unknown {
  if (value === undefined || value === null) return value
  const part = partOf(schema)
  switch (part.is) {
    case 'leaf':
      return replace(part.leaf, value)
    case 'wrapped':
      return mapDeclared(part.inner, value, replace)
    case 'list':
      return Array.isArray(value) ? value.map((one) => mapDeclared(part.element, one, replace)).filter((one) => one !== takenOut) : takenOut
    case 'object':
      return Object.fromEntries(
        Object.entries(part.shape)
          .filter(([name]) => Object.hasOwn(value, name))
          .map(([name, field]) => [name, mapDeclared(field, (value as Readonly<Record<string, unknown>>)[name], replace)] as const)
          .filter(([, one]) => one !== takenOut && one !== undefined),
      )
    default:
      return takenOut
  }
}
