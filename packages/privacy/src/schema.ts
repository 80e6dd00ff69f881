import { z } from 'zod'
import { privacyError } from './errors.ts'
import { type PersonalField, personalFieldOf } from './personal.ts'

const clearOnes = new WeakMap<z.ZodType, z.ZodType>()
const openedOnes = new WeakMap<z.ZodType, z.ZodType>()

/**
 * The schema with clear values in place of sealed ones, as strict as it was: what an input is parsed with and documented from. Personal
 * fields carry `x-personal: <category>`. Throws `SCHEMA_UNSUPPORTED` where a personal field could be missed.
 */
export const clearSchema = (schema: z.ZodObject): z.ZodObject => cached(clearOnes, schema, marked)

/** The schema of an answer: personal fields are clear, or null where the reader may not see them. */
export const openedSchema = (schema: z.ZodObject): z.ZodObject => cached(openedOnes, schema, (field) => marked(field).nullable())

const marked = ({ clear, category, label }: PersonalField): z.ZodType => clear.meta({ 'x-personal': category, 'x-label': label })

function cached(cache: WeakMap<z.ZodType, z.ZodType>, schema: z.ZodObject, turn: (field: PersonalField) => z.ZodType): z.ZodObject {
  const known = cache.get(schema) ?? rebuilt(schema, turn, '')
  cache.set(schema, known)
  return known as z.ZodObject
}

function rebuilt(schema: z.ZodType, turn: (field: PersonalField) => z.ZodType, path: string): z.ZodType {
  const field = personalFieldOf(schema)
  if (field) return turn(field)
  if (!holdsPersonal(schema)) return schema
  const { def } = inner(schema)._zod
  const below = (child: z.core.$ZodType, step: string) => rebuilt(child as z.ZodType, turn, path === '' ? step : `${path}.${step}`)
  switch (def.type) {
    case 'object':
      return copy(schema, {
        shape: Object.fromEntries(Object.entries(def.shape).map(([key, child]) => [key, below(child, key)])),
        ...(def.catchall ? { catchall: below(def.catchall, '*') } : {}),
      })
    case 'array':
      return copy(schema, { element: below(def.element, '*') })
    case 'record':
      return copy(schema, { valueType: below(def.valueType, '*') })
    case 'union':
      return copy(schema, { options: def.options.map((option) => rebuilt(option as z.ZodType, turn, path)) })
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'nonoptional':
    case 'readonly':
      return copy(schema, { innerType: rebuilt(def.innerType as z.ZodType, turn, path) })
    default:
      throw privacyError('SCHEMA_UNSUPPORTED', { kind: def.type, path })
  }
}

export const inner = (schema: z.ZodType): z.core.$ZodTypes => schema as unknown as z.core.$ZodTypes

// mergeDefs keeps getters, so that a default is made anew for each value. What was said of the schema is said of the copy; an id is one schema's.
function copy(schema: z.ZodType, changes: Readonly<Record<string, unknown>>): z.ZodType {
  const fresh = z.core.clone(schema, z.core.util.mergeDefs(inner(schema)._zod.def, changes) as never)
  const { id: _, ...meta } = z.globalRegistry.get(schema) ?? {}
  z.globalRegistry.add(fresh, meta)
  return fresh
}

const holding = new WeakMap<z.ZodType, boolean>()

/** Whether a personal field stands anywhere in the schema, also where it may not. */
export function holdsPersonal(schema: z.ZodType): boolean {
  const known = holding.get(schema) ?? search(schema, new Set())
  holding.set(schema, known)
  return known
}

function search(schema: z.ZodType, seen: Set<z.ZodType>): boolean {
  if (seen.has(schema)) return false
  seen.add(schema)
  return personalFieldOf(schema) !== undefined || childrenOf(schema).some((child) => search(child, seen))
}

/** Everything in a definition that is a schema, whatever kind of schema it is: a kind that zod adds later is not overlooked. */
function childrenOf(schema: z.ZodType): readonly z.ZodType[] {
  const { def } = inner(schema)._zod
  const parts: readonly unknown[] =
    def.type === 'lazy' ? [def.getter()] : def.type === 'object' ? [...Object.values(def.shape), def.catchall] : Object.values(def)
  return parts
    .flat()
    .filter((part): part is z.ZodType => typeof part === 'object' && part !== null && '_zod' in part && 'def' in (part._zod as object))
}
