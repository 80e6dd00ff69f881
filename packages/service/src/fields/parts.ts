import type { z } from 'zod'
import { type AnyCodeList, declaredOf, type Leaf, leafOf } from './meaning.ts'

/** What a schema with its fields is made of. */
export type Part =
  | { readonly is: 'leaf'; readonly leaf: Leaf }
  | { readonly is: 'object'; readonly shape: Readonly<Record<string, z.ZodType>> }
  | { readonly is: 'list'; readonly element: z.ZodType }
  | { readonly is: 'wrapped'; readonly inner: z.ZodType }
  | { readonly is: 'unknown' }

const wrappers = ['optional', 'nullable', 'default', 'prefault', 'nonoptional', 'readonly']

/** Unions, records and bare values are unknown: nobody could say what they mean to a reader. */
export function partOf(schema: z.ZodType): Part {
  const leaf = leafOf(schema)
  if (leaf) return { is: 'leaf', leaf }
  const { def } = (schema as unknown as z.core.$ZodTypes)._zod
  if (def.type === 'object') return { is: 'object', shape: def.shape as Readonly<Record<string, z.ZodType>> }
  if (def.type === 'array') return { is: 'list', element: def.element as z.ZodType }
  if (wrappers.includes(def.type)) return { is: 'wrapped', inner: (def as unknown as { innerType: z.ZodType }).innerType }
  return { is: 'unknown' }
}

/** Paths of the fields whose meaning nobody has said: bare strings, numbers, objects, unknowns. */
export const undeclared = (schema: z.ZodObject): readonly string[] =>
  Object.entries(schema.shape).flatMap(([name, field]) => undeclaredIn(field as z.ZodType, name))

function undeclaredIn(schema: z.ZodType, path: string): readonly string[] {
  const part = partOf(schema)
  switch (part.is) {
    case 'leaf':
      return []
    case 'wrapped':
      return undeclaredIn(part.inner, path)
    case 'list':
      return undeclaredIn(part.element, `${path}[]`)
    case 'object':
      return declaredOf(schema) === undefined ? [path] : Object.entries(part.shape).flatMap(([name, field]) => undeclaredIn(field, `${path}.${name}`))
    default:
      return [path]
  }
}

/** What people call a field, whatever it is wrapped in; undefined for what nobody has declared. */
export function labelOf(schema: z.ZodType): Leaf['label'] | undefined {
  const part = partOf(schema)
  if (part.is === 'leaf') return part.leaf.label
  if (part.is === 'wrapped') return labelOf(part.inner)
  return declaredOf(schema)?.label ?? (part.is === 'list' ? labelOf(part.element) : undefined)
}

/** The code lists that fields of a schema are of, personal ones included. */
export function codeListsIn(schema: z.ZodType): readonly AnyCodeList[] {
  const part = partOf(schema)
  switch (part.is) {
    case 'leaf':
      if (part.leaf.personal) return codeListsIn(part.leaf.personal.clear)
      return part.leaf.meaning.kind === 'code' ? [part.leaf.meaning.list] : []
    case 'wrapped':
      return codeListsIn(part.inner)
    case 'list':
      return codeListsIn(part.element)
    case 'object':
      return Object.values(part.shape).flatMap(codeListsIn)
    default:
      return []
  }
}
