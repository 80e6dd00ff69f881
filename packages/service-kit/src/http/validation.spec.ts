import { z } from 'zod'
import { fieldErrors } from './validation.ts'

const said = (schema: z.ZodType, value: unknown) => {
  const parsed = schema.safeParse(value, { reportInput: true })
  return parsed.success ? [] : fieldErrors(parsed.error)
}

describe('what was wrong with an input', () => {
  it.each<[string, z.ZodType, unknown, string, string]>([
    ['missing', z.object({ a: z.string() }), {}, 'wajib diisi: teks', 'is required: text'],
    ['another type', z.object({ a: z.number() }), { a: 'x' }, 'harus berupa angka', 'must be a number'],
    ['unknown', z.strictObject({}), { a: 1 }, 'tidak dikenal: a', 'unknown: a'],
    ['another format', z.object({ a: z.uuid() }), { a: 'x' }, 'harus berupa UUID', 'must be a UUID'],
    ['a pattern', z.object({ a: z.string().regex(/^\d+$/) }), { a: 'x' }, 'bentuknya tidak sesuai', 'does not have the right form'],
    ['not in the list', z.object({ a: z.enum(['A', 'B']) }), { a: 'C' }, 'harus salah satu dari: A, B', 'must be one of: A, B'],
    ['empty', z.object({ a: z.string().min(1) }), { a: '' }, 'tidak boleh kosong', 'must not be empty'],
    ['too few', z.object({ a: z.array(z.string()).min(2) }), { a: [] }, 'paling sedikit 2', 'at least 2'],
    ['too many', z.object({ a: z.string().max(2) }), { a: 'xxx' }, 'paling banyak 2', 'at most 2'],
    ['no multiple', z.object({ a: z.number().multipleOf(5) }), { a: 3 }, 'harus kelipatan 5', 'must be a multiple of 5'],
    [
      'no alternative',
      z.object({ a: z.union([z.string(), z.number()]) }),
      { a: true },
      'tidak sesuai dengan pilihan mana pun',
      'fits none of the alternatives',
    ],
    ['a key', z.object({ a: z.record(z.uuid(), z.string()) }), { a: { x: 'y' } }, 'nama isian tidak sesuai', 'the name of the field is not right'],
    ['custom', z.object({ a: z.custom(() => false) }), { a: 1 }, 'isian tidak sesuai', 'the value is not right'],
    ['both said by a pattern', z.string().regex(/^x$/, 'salah / wrong'), 'y', 'salah', 'wrong'],
    ['both said', z.string().refine(() => false, 'salah / wrong'), 'x', 'salah', 'wrong'],
  ])('%s, in both languages', (_, schema, value, id, en) => expect(said(schema, value)[0]?.message).toEqual({ id, en }))

  it('names the place, and never the value', () => {
    const errors = said(z.object({ persons: z.array(z.object({ name: z.string().max(3) })) }), { persons: [{ name: 'RAHASIA' }] })
    expect(errors).toEqual([expect.objectContaining({ path: 'persons.0.name', code: 'TOO_BIG' })])
    expect(JSON.stringify(errors)).not.toContain('RAHASIA')
  })
})
