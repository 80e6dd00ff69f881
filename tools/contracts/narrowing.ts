import { printed } from './json.ts'

export type JsonSchema = { readonly [Keyword in string]?: unknown }

interface Rules {
  /** Whether what was always there must stay so: for readers of what is sent, not for readers of what was stored. */
  readonly requiredStays: boolean
}

/** Say nothing of what is valid. */
const annotations = new Set(['$schema', 'title', 'description', 'default', 'examples'])
const lower = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties']
const upper = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties']
const inside = ['items', 'additionalProperties', 'propertyNames']
const options = ['anyOf', 'oneOf']
const understood = new Set(['type', 'const', 'enum', 'properties', 'required', ...lower, ...upper, ...inside, ...options])

/**
 * In which places `now` does not allow what `before` allowed, in words; empty where it only adds. A keyword that it cannot weigh may not
 * change (a pattern, a format): dropping it is the one change that surely allows more.
 */
export function narrowing(before: JsonSchema, now: JsonSchema, rules: Rules, at = 'data'): readonly string[] {
  if (printed(before) === printed(now)) return []
  const choices = choicesOf(before)
  if (choices !== undefined) return choices.flatMap((one, index) => narrowingOf(one, now, rules, `${at} (choice ${index + 1})`))
  return narrowingOf(before, now, rules, at)
}

/** `before` is no choice: one of what `now` offers must take it. */
function narrowingOf(before: JsonSchema, now: JsonSchema, rules: Rules, at: string): readonly string[] {
  const choices = choicesOf(now)
  if (choices === undefined) return weighed(before, now, rules, at)
  const found = choices.map((one) => narrowing(before, one, rules, at))
  return found.some((each) => each.length === 0) ? [] : [`${at} is no longer among the choices`]
}

const weighed = (before: JsonSchema, now: JsonSchema, rules: Rules, at: string): readonly string[] => [
  ...values(before, now, at),
  ...bounds(before, now, at),
  ...fields(before, now, rules, at),
  ...inside.flatMap((keyword) => within(before[keyword], now[keyword], rules, `${at}.${keyword}`)),
  ...Object.keys(now)
    .filter((keyword) => !understood.has(keyword) && !annotations.has(keyword) && printed(before[keyword]) !== printed(now[keyword]))
    .map((keyword) => `${at} has another ${keyword}`),
]

function values(before: JsonSchema, now: JsonSchema, at: string): readonly string[] {
  const types = typesOf(now)
  const gone = [...(typesOf(before) ?? [])].filter((type) => types !== undefined && !types.has(type) && !(type === 'integer' && types.has('number')))
  if (gone.length > 0) return [`${at} was ${list(gone)} and is ${list([...(types ?? [])])}`]
  if (types !== undefined && typesOf(before) === undefined) return [`${at} could be anything and is ${list([...types])}`]
  const [were, are] = [valuesOf(before), valuesOf(now)]
  if (are === undefined) return []
  if (were === undefined) return [`${at} was free and is one of ${list(are)}`]
  const missing = were.filter((value) => !are.includes(value))
  return missing.length === 0 ? [] : [`${at} no longer takes ${list(missing)}`]
}

function bounds(before: JsonSchema, now: JsonSchema, at: string): readonly string[] {
  const tighter = (keywords: readonly string[], isTighter: (was: number, is: number) => boolean) =>
    keywords.filter((keyword) => {
      const [was, is] = [before[keyword], now[keyword]]
      return typeof is === 'number' && (typeof was !== 'number' || isTighter(was, is))
    })
  const found = [...tighter(lower, (was, is) => is > was), ...tighter(upper, (was, is) => is < was)]
  return found.map((keyword) => `${at} has ${keyword} ${String(now[keyword])} (was ${String(before[keyword] ?? 'free')})`)
}

function fields(before: JsonSchema, now: JsonSchema, rules: Rules, at: string): readonly string[] {
  const [had, has] = [propertiesOf(before), propertiesOf(now)]
  const [needed, needs] = [requiredOf(before), requiredOf(now)]
  return [
    ...Object.keys(had).flatMap((name) => {
      const [was, is] = [had[name], has[name]]
      if (was === undefined) return []
      return is === undefined ? [`${at}.${name} was removed`] : narrowing(was, is, rules, `${at}.${name}`)
    }),
    ...needs.filter((name) => !needed.includes(name)).map((name) => `${at}.${name} is newly required`),
    ...(rules.requiredStays ? needed.filter((name) => name in has && !needs.includes(name)).map((name) => `${at}.${name} may be missing now`) : []),
  ]
}

/** A schema in a schema: `false` allows nothing, `true` or none everything. */
function within(before: unknown, now: unknown, rules: Rules, at: string): readonly string[] {
  if (now === undefined || now === true || before === false) return []
  if (now === false) return [`${at} is not allowed any more`]
  return narrowing(typeof before === 'object' ? (before as JsonSchema) : {}, now as JsonSchema, rules, at)
}

const choicesOf = (schema: JsonSchema): readonly JsonSchema[] | undefined =>
  options.map((keyword) => schema[keyword]).find((found) => Array.isArray(found)) as readonly JsonSchema[] | undefined
const propertiesOf = (schema: JsonSchema) => (schema.properties ?? {}) as Readonly<Record<string, JsonSchema | undefined>>
const requiredOf = (schema: JsonSchema) => (schema.required ?? []) as readonly string[]
const valuesOf = (schema: JsonSchema): readonly unknown[] | undefined =>
  'const' in schema ? [schema.const] : (schema.enum as readonly unknown[] | undefined)
const typesOf = ({ type }: JsonSchema): Set<string> | undefined => (type === undefined ? undefined : new Set([type].flat() as string[]))
const list = (some: readonly unknown[]): string => some.map(String).join(', ')
