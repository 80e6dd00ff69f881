import { z } from 'zod'
import { type JsonSchema, narrowing } from './narrowing.ts'

const json = (shape: z.ZodRawShape): JsonSchema => z.toJSONSchema(z.strictObject(shape)) as JsonSchema
const found = (before: z.ZodRawShape, now: z.ZodRawShape, requiredStays = true) => narrowing(json(before), json(now), { requiredStays })
const shapeOf = (kind: string) => z.strictObject({ kind: z.literal(kind), size: z.number() })
const [circle, square, line] = [shapeOf('circle'), shapeOf('square'), shapeOf('line')]
const status = z.enum(['POSSIBLE', 'ACTUAL'])

describe('a change within one version is refused where it', () => {
  it.each<[string, z.ZodRawShape, z.ZodRawShape, string]>([
    ['removes a field', { a: z.string(), b: z.string() }, { a: z.string() }, 'data.b was removed'],
    ['removes an optional field', { a: z.string().optional() }, {}, 'data.a was removed'],
    ['renames a field', { a: z.string() }, { b: z.string().optional() }, 'data.a was removed'],
    ['requires a new field', { a: z.string() }, { a: z.string(), b: z.string() }, 'data.b is newly required'],
    ['requires what was optional', { a: z.string().optional() }, { a: z.string() }, 'data.a is newly required'],
    ['no longer promises a field', { a: z.string() }, { a: z.string().optional() }, 'data.a may be missing now'],
    ['changes a type', { a: z.string() }, { a: z.number() }, 'data.a was string and is number'],
    ['narrows a type', { a: z.number() }, { a: z.int() }, 'data.a was number and is integer'],
    ['gives a type to what was free', { a: z.unknown() }, { a: z.string() }, 'data.a could be anything and is string'],
    ['takes null away', { a: z.string().nullable() }, { a: z.string() }, 'data.a was null and is string'],
    ['drops a value', { a: status }, { a: z.enum(['ACTUAL']) }, 'data.a no longer takes POSSIBLE'],
    ['closes an open text', { a: z.string() }, { a: status }, 'data.a was free and is one of POSSIBLE, ACTUAL'],
    ['changes a constant', { a: z.literal('x') }, { a: z.literal('y') }, 'data.a no longer takes x'],
    ['sets a format', { a: z.string() }, { a: z.uuid() }, 'data.a has another format'],
    ['changes a format', { a: z.iso.date() }, { a: z.iso.datetime() }, 'data.a has another format'],
    ['changes a pattern', { a: z.string().regex(/a/) }, { a: z.string().regex(/b/) }, 'data.a has another pattern'],
    ['sets a limit', { a: z.string() }, { a: z.string().max(9) }, 'data.a has maxLength 9 (was free)'],
    ['tightens a limit', { a: z.string().max(10) }, { a: z.string().max(9) }, 'data.a has maxLength 9 (was 10)'],
    ['raises a least value', { a: z.number().min(1) }, { a: z.number().min(2) }, 'data.a has minimum 2 (was 1)'],
    ['narrows what a list holds', { a: z.array(z.string()) }, { a: z.array(status) }, 'data.a.items was free and is one of POSSIBLE, ACTUAL'],
    [
      'narrows what lies deeper',
      { a: z.strictObject({ b: status }) },
      { a: z.strictObject({ b: z.enum(['ACTUAL']) }) },
      'data.a.b no longer takes POSSIBLE',
    ],
    ['closes an open object', { a: z.looseObject({}) }, { a: z.strictObject({}) }, 'data.a.additionalProperties is not allowed any more'],
    ['drops a choice', { a: z.union([circle, square]) }, { a: z.union([circle, line]) }, 'data.a (choice 2) is no longer among the choices'],
  ])('%s', (_, before, now, says) => {
    expect(found(before, now)).toContain(says)
  })
})

describe('a change within one version is allowed where it', () => {
  it.each<[string, z.ZodRawShape, z.ZodRawShape]>([
    ['changes nothing but words and order', { a: z.string().describe('x'), b: z.string() }, { b: z.string(), a: z.string().describe('y') }],
    ['adds an optional field', { a: z.string() }, { a: z.string(), b: z.string().optional() }],
    ['adds a value', { a: status }, { a: z.enum(['POSSIBLE', 'ACTUAL', 'NOT']) }],
    ['opens a closed list', { a: status }, { a: z.string() }],
    ['turns a constant into one of several', { a: z.literal('x') }, { a: z.enum(['x', 'y']) }],
    ['widens a type', { a: z.int() }, { a: z.number() }],
    ['lets go of a format', { a: z.uuid() }, { a: z.string() }],
    ['loosens a limit', { a: z.string().min(2).max(9) }, { a: z.string().min(1).max(10) }],
    ['adds a choice', { a: circle }, { a: z.union([circle, square]) }],
    ['takes null besides', { a: z.string() }, { a: z.string().nullable() }],
    ['opens an object', { a: z.strictObject({}) }, { a: z.looseObject({}) }],
  ])('%s', (_, before, now) => {
    expect(found(before, now)).toEqual([])
  })

  it('no longer asks for a field of what is only ever read', () => {
    expect(found({ a: z.string() }, { a: z.string().optional() }, false)).toEqual([])
  })
})
