import { personalFieldOf } from '@titian/privacy'
import { idOf, sealedFixture } from '@titian/testing'
import { makeCaseNumber } from '@titian/vocabulary'
import type { z } from 'zod'

/** As much of zod's definitions as the walk reads. */
interface Def {
  readonly type: string
  readonly shape?: Readonly<Record<string, z.ZodType>>
  readonly element?: z.ZodType
  readonly innerType?: z.ZodType
  readonly options?: readonly z.ZodType[]
  readonly items?: readonly z.ZodType[]
  readonly keyType?: z.ZodType
  readonly valueType?: z.ZodType
  readonly entries?: Readonly<Record<string, string | number>>
  readonly values?: readonly unknown[]
  readonly in?: z.ZodType
  readonly getter?: () => z.ZodType
}

const defOf = (schema: z.ZodType): Def => schema._zod.def as unknown as Def

/** Words that some text field or other accepts; the first that a schema takes is its example. Real areas, invented everything else. */
const texts = (path: string): readonly string[] => [
  'contoh rekaan',
  idOf(path),
  '2024-03-12T02:00:00.000Z',
  '2024-03-12',
  '53.71',
  '53',
  'Asia/Makassar',
  makeCaseNumber(Uint8Array.from({ length: 16 }, (_, index) => index)),
  'CONTOH',
  'tet',
  'MY',
  '2024-03',
]

const numbers = [1, 12, 0, 100, 2024]

/**
 * A value that a schema accepts, the same in every run. Optional fields are there, lists have one item, a personal value is a sealed
 * fixture. @throws Error where nothing of what it tries is accepted
 */
export function exampleOf(schema: z.ZodType, path: string): unknown {
  if (personalFieldOf(schema)) return sealedFixture(path)
  const def = defOf(schema)
  switch (def.type) {
    case 'object': {
      const fields = Object.entries(def.shape ?? {}).map(([name, field]) => [name, exampleOf(field, `${path}.${name}`)])
      return accepted(schema, path, [Object.fromEntries(fields)])
    }
    case 'array':
      return accepted(schema, path, [[exampleOf(def.element as z.ZodType, `${path}.0`)], []])
    case 'tuple':
      return (def.items ?? []).map((item, index) => exampleOf(item, `${path}.${index}`))
    case 'record': {
      const keys = Object.values(defOf(def.keyType as z.ZodType).entries ?? { key: exampleOf(def.keyType as z.ZodType, `${path}.key`) })
      return Object.fromEntries(keys.map((key) => [key, exampleOf(def.valueType as z.ZodType, `${path}.${String(key)}`)]))
    }
    case 'union':
      return exampleOf(def.options?.[0] as z.ZodType, path)
    case 'enum':
      return Object.values(def.entries ?? {})[0]
    case 'literal':
      return def.values?.[0]
    case 'optional':
    case 'nullable':
    case 'default':
    case 'readonly':
    case 'nonoptional':
      return exampleOf(def.innerType as z.ZodType, path)
    case 'pipe':
      return exampleOf(def.in as z.ZodType, path)
    case 'lazy':
      return exampleOf((def.getter as () => z.ZodType)(), path)
    case 'boolean':
      return true
    case 'null':
      return null
    case 'unknown':
    case 'any':
      return {}
    case 'number':
    case 'int':
      return accepted(schema, path, numbers)
    default:
      return accepted(schema, path, texts(path))
  }
}

function accepted(schema: z.ZodType, path: string, candidates: readonly unknown[]): unknown {
  const found = candidates.find((one) => schema.safeParse(one).success)
  if (found === undefined)
    throw new Error(
      `No example for ${path}: ${schema.safeParse(candidates[0]).error?.message ?? ''} Teach tools/contracts/example-of.ts what it accepts.`,
    )
  return found
}
