import type { z } from 'zod'
import { privacyError } from './errors.ts'
import { type PersonalField, personalFieldOf } from './personal.ts'
import { clearSchema, holdsPersonal, inner } from './schema.ts'

/** One personal value where it stands. */
export interface PersonalSite {
  /** `contacts.0.phone` */
  readonly path: string
  readonly field: PersonalField
  readonly value: unknown
  /** The object that the field is a part of. */
  readonly sibling: Readonly<Record<string, unknown>>
  readonly root: unknown
}

/**
 * Goes through schema and value together and answers the value with what `replace` gives for each personal field, in a fixed order. Fields
 * that are absent or null are passed over. Throws `VALUE_UNFIT` where the value does not follow the schema, `SCHEMA_UNSUPPORTED` where the
 * schema hides a personal field.
 */
export function mapPersonal(schema: z.ZodObject, value: unknown, replace: (site: PersonalSite) => unknown): unknown {
  return walk(schema, value, [], {}, { root: value, replace })
}

/** All personal values, in the order of `mapPersonal`. */
export function personalSites(schema: z.ZodObject, value: unknown): readonly PersonalSite[] {
  const sites: PersonalSite[] = []
  mapPersonal(schema, value, (site) => sites.push(site))
  return sites
}

interface Journey {
  readonly root: unknown
  readonly replace: (site: PersonalSite) => unknown
}
type Path = readonly (string | number)[]
type Sibling = Readonly<Record<string, unknown>>

function walk(schema: z.ZodType, value: unknown, path: Path, sibling: Sibling, journey: Journey): unknown {
  if (value === undefined) return value
  const field = personalFieldOf(schema)
  if (field) return journey.replace({ path: path.join('.'), field, value, sibling, root: journey.root })
  if (!holdsPersonal(schema)) return value
  const { def } = inner(schema)._zod
  const below = (child: z.core.$ZodType, part: unknown, step: string | number, beside: Sibling) =>
    walk(child as z.ZodType, part, [...path, step], beside, journey)
  switch (def.type) {
    case 'object': {
      const object = objectAt(value, path)
      return mapped(object, (part, key) => {
        const child = Object.hasOwn(def.shape, key) ? def.shape[key] : def.catchall
        return child === undefined ? part : below(child, part, key, object)
      })
    }
    case 'record':
      return mapped(objectAt(value, path), (part, key) => below(def.valueType, part, key, sibling))
    case 'array':
      if (!Array.isArray(value)) throw unfit(path)
      return value.map((part, index) => below(def.element, part, index, sibling))
    case 'nullable':
      return value === null ? value : walk(def.innerType as z.ZodType, value, path, sibling, journey)
    case 'optional':
    case 'default':
    case 'prefault':
    case 'nonoptional':
    case 'readonly':
      return walk(def.innerType as z.ZodType, value, path, sibling, journey)
    case 'union':
      return walk(chosen(def, value, path), value, path, sibling, journey)
    default:
      throw privacyError('SCHEMA_UNSUPPORTED', { kind: def.type, path: path.join('.') })
  }
}

const unfit = (path: Path) => privacyError('VALUE_UNFIT', { path: path.join('.') })

function objectAt(value: unknown, path: Path): Sibling {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw unfit(path)
  return value as Sibling
}

const mapped = (object: Sibling, change: (part: unknown, key: string) => unknown): Sibling =>
  Object.fromEntries(Object.entries(object).map(([key, part]) => [key, change(part, key)]))

/** The alternative that the value follows, clear or sealed. */
function chosen(def: z.core.$ZodUnionDef & { readonly discriminator?: string }, value: unknown, path: Path): z.ZodType {
  const options = def.options as readonly z.ZodType[]
  const { discriminator } = def
  const found = options.find((option) => (discriminator === undefined ? follows(option, value) : isTold(option, discriminator, value)))
  if (found === undefined) throw unfit(path)
  return found
}

function isTold(option: z.ZodType, discriminator: string, value: unknown): boolean {
  const { def } = inner(option)._zod
  if (def.type !== 'object') return follows(option, value)
  const told = def.shape[discriminator] as z.ZodType | undefined
  return told?.safeParse((value as Sibling | null)?.[discriminator]).success ?? false
}

const follows = (option: z.ZodType, value: unknown): boolean =>
  option.safeParse(value).success || (holdsPersonal(option) && clearOf(option).safeParse(value).success)

const clearOf = (option: z.ZodType): z.ZodType => clearSchema(option as z.ZodObject)
