import { z } from 'zod'
import { clearSchema, openedSchema, personal } from './index.ts'

const name = () =>
  personal('identity', { of: 'personId', label: { id: 'Isian', en: 'Field' } }, z.string().max(5).meta({ description: 'As she says it.' }))
const schema = z.strictObject({
  personId: z.uuid(),
  name: name().describe('Name.'),
  aliases: z.array(name()).default([]),
  phone: personal('contact', { of: 'personId', label: { id: 'Isian', en: 'Field' } }, z.string())
    .nullable()
    .optional(),
  how: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('TOLD'), words: personal('psychosocial', { of: 'personId', label: { id: 'Isian', en: 'Field' } }, z.string()) }),
    z.strictObject({ kind: z.literal('SEEN'), count: z.number() }),
  ]),
})
const personId = '00000000-0000-4000-8000-000000000001'
const clear = { personId, name: 'Ani', how: { kind: 'TOLD', words: 'x' } }

describe('clearSchema', () => {
  it('takes clear values and fills in defaults', () => expect(clearSchema(schema).parse(clear)).toEqual({ ...clear, aliases: [] }))
  it('is as strict as the schema, at every depth', () => {
    const paths = (value: unknown) =>
      clearSchema(schema)
        .safeParse(value)
        .error?.issues.map(({ path, code }) => [code, ...path])
    expect(paths({ ...clear, more: 1 })).toEqual([['unrecognized_keys']])
    expect(paths({ ...clear, how: { ...clear.how, more: 1 } })).toEqual([['unrecognized_keys', 'how']])
    expect(paths({ ...clear, name: 'too long' })).toEqual([['too_big', 'name']])
    expect(paths({ ...clear, name: { keyId: '', sealId: '', iv: '', ct: '', tag: '' } })).toEqual([['invalid_type', 'name']])
  })
  it('keeps the rules of the whole', () => {
    const ruled = schema.refine(({ personId }) => personId !== clear.personId, 'not her')
    expect(clearSchema(ruled).safeParse(clear).error?.issues[0]?.message).toBe('not her')
  })
  it('is the same one each time, and the schema itself where nothing in it is personal', () => {
    expect(clearSchema(schema)).toBe(clearSchema(schema))
    const plain = z.strictObject({ a: z.string() })
    expect(clearSchema(plain)).toBe(plain)
  })
  it('documents what is personal, and keeps what was said of it', () => {
    const { properties } = z.toJSONSchema(clearSchema(schema), { io: 'input' }) as unknown as { properties: Record<string, object> }
    const label = { id: 'Isian', en: 'Field' }
    expect(properties.name).toEqual({ type: 'string', maxLength: 5, description: 'As she says it.', 'x-personal': 'identity', 'x-label': label })
    expect(JSON.stringify(properties.how)).toContain('"x-personal":"psychosocial"')
    expect(JSON.stringify(properties.phone)).toContain('"x-personal":"contact"')
  })
  it.each([
    ['pipe', z.strictObject({ a: z.strictObject({ name: name() }).transform(String) })],
    ['lazy', z.strictObject({ a: z.lazy(() => name()) })],
    ['tuple', z.strictObject({ a: z.tuple([name()]) })],
    ['intersection', z.strictObject({ a: z.intersection(z.object({ name: name() }), z.object({})) })],
  ])('refuses a personal field hidden in a %s', (kind, hidden) =>
    expect(() => clearSchema(hidden)).toThrow(expect.objectContaining({ code: 'SCHEMA_UNSUPPORTED', details: { kind, path: 'a' } })),
  )
  it('leaves transforms and recursion alone where nothing in them is personal', () => {
    type Tree = { next?: Tree | undefined }
    const tree: z.ZodType<Tree> = z.object({ next: z.lazy(() => tree).optional() })
    const mixed = z.strictObject({ name: name(), tree, upper: z.string().transform((text) => text.toUpperCase()) })
    expect(clearSchema(mixed).parse({ name: 'Ani', tree: { next: {} }, upper: 'a' })).toEqual({ name: 'Ani', tree: { next: {} }, upper: 'A' })
  })
})

describe('openedSchema', () => {
  it('takes null for what the reader may not see', () =>
    expect(openedSchema(schema).parse({ ...clear, name: null, aliases: [null, 'Ani'], how: { kind: 'TOLD', words: null } })).toMatchObject({
      name: null,
      aliases: [null, 'Ani'],
    }))
})
