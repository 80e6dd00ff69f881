import fc from 'fast-check'
import { anything, deepJson, hostileTexts, longText } from './hostile.ts'
import { aMoment, anId, aText, type Known, mostly } from './known.ts'

/** One request to a service, as bytes would have it. */
export interface RestCase {
  readonly service: string
  readonly method: string
  /** Below the service's root, with its query. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

interface Schema {
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly format?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
}

export interface OpenApi {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<
        Record<
          string,
          {
            readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema: Schema }[]
            readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
          }
        >
      >
    >
  >
}

function oneOf(schema: Schema, known: Known): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return mostly(fc.constant(schema.const))
  if (schema.enum !== undefined) return mostly(fc.constantFrom(...schema.enum))
  if (schema.anyOf !== undefined && schema.anyOf.length > 0) return fc.oneof(...schema.anyOf.map((one) => oneOf(one, known)))
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  if (type === 'object' && schema.properties !== undefined) {
    const shape = Object.fromEntries(Object.entries(schema.properties).map(([name, one]) => [name, oneOf(one, known)]))
    return mostly(fc.record(shape, { requiredKeys: [...(schema.required ?? [])], noNullPrototype: true }))
  }
  if (type === 'array') return mostly(fc.array(oneOf(schema.items ?? {}, known), { maxLength: 3 }))
  if (type === 'integer' || type === 'number') return mostly(fc.integer({ min: -2, max: 200 }))
  if (type === 'boolean') return mostly(fc.boolean())
  if (schema.format === 'uuid') return anId(known)
  if (schema.format === 'date-time') return aMoment
  return type === 'string' ? mostly(aText) : anything
}

/** A header holds no line breaks: whoever writes one has written two headers. */
const headerText = fc
  .oneof(fc.constantFrom(...hostileTexts), fc.string({ maxLength: 40 }), fc.constant('x'.repeat(6_000)))
  .map((text) => text.replace(/[^\x21-\x7e\x80-\xff]/g, ''))

const brokenBodies = fc.constantFrom(
  '',
  '{',
  '{"input":',
  'null',
  '[]',
  '"x"',
  '\u0000',
  deepJson(20_000),
  JSON.stringify({ input: { area: longText } }),
)

/** Every operation of every service's document. */
export function restCases(documents: Readonly<Record<string, OpenApi>>, known: Known): fc.Arbitrary<RestCase> {
  const doors = Object.entries(documents).flatMap(([service, { paths }]) =>
    Object.entries(paths).flatMap(([path, verbs]) => Object.entries(verbs).map(([verb, operation]) => ({ service, path, verb, operation }))),
  )
  return fc.constantFrom(...doors).chain(({ service, path, verb, operation }) => {
    const { parameters = [], requestBody } = operation
    const inPlace = (place: string) => parameters.filter((one) => one.in === place)
    const record = (place: string) =>
      fc.record(Object.fromEntries(inPlace(place).map(({ name, schema }) => [name, oneOf(schema, known)])), {
        requiredKeys: inPlace(place).flatMap(({ name, required }) => (required ? [name] : [])),
        noNullPrototype: true,
      })
    const schema = Object.values(requestBody?.content ?? {})[0]?.schema
    return fc
      .record({
        inPath: record('path'),
        inQuery: record('query'),
        key: mostly(fc.uuid()),
        headers: fc.dictionary(
          fc.constantFrom('if-match', 'x-min-version', 'x-purpose', 'x-proof', 'x-sender', 'traceparent', 'x-correlation-id'),
          headerText,
          {
            maxKeys: 2,
            noNullPrototype: true,
          },
        ),
        body:
          schema === undefined
            ? fc.constant(undefined)
            : fc.oneof({ weight: 9, arbitrary: oneOf(schema, known).map((value) => JSON.stringify(value)) }, { weight: 1, arbitrary: brokenBodies }),
      })
      .map(({ inPath, inQuery, key, headers, body }): RestCase => {
        const at = Object.entries(inPath).reduce((so, [name, value]) => so.replace(`{${name}}`, inAddress(value)), path)
        const query = Object.entries(inQuery).map(([name, value]) => `${name}=${inAddress(value)}`)
        return {
          service,
          method: verb.toUpperCase(),
          path: query.length === 0 ? at : `${at}?${query.join('&')}`,
          headers: { 'idempotency-key': String(key).replace(/[^\x21-\x7e]/g, ''), ...headers },
          ...(body !== undefined && { body }),
        }
      })
  })
}

const inAddress = (value: unknown): string => encodeURIComponent((typeof value === 'string' ? value : JSON.stringify(value)).toWellFormed())
