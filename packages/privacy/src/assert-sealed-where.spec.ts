import { z } from 'zod'
import { assertSealedWhere, personal, personIdIn } from './index.ts'
import { memoryKeyRing } from './memory/index.ts'

const [ani, budi] = ['00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-00000000000b'] as const
const schema = z.strictObject({
  personId: z.uuid(),
  name: personal('identity', { of: 'personId', label: { id: 'Isian', en: 'Field' } }, z.string()).optional(),
  note: personal('medical', { of: 'personId', label: { id: 'Isian', en: 'Field' } }, z.string()).optional(),
  extra: z.unknown().optional(),
})

describe('assertSealedWhere', () => {
  const keyRing = memoryKeyRing()
  const check = (data: unknown) => assertSealedWhere(schema, data, personIdIn(), keyRing)
  const sealed = keyRing.seal(ani, 'identity', 'Ani')

  it('lets pass what stands where it was sealed for, however the id is spelled', async () => {
    await expect(check({ personId: ani, name: await sealed })).resolves.toBeUndefined()
    await expect(check({ personId: ani.toUpperCase(), name: await sealed })).resolves.toBeUndefined()
    await expect(check({ personId: ani })).resolves.toBeUndefined()
  })
  it.each([
    ['another person', async () => ({ personId: budi, name: await sealed }), 'name', 'identity'],
    ['another category', async () => ({ personId: ani, note: await sealed }), 'note', 'medical'],
    ['a field that is not personal', async () => ({ personId: ani, extra: { deep: [await sealed] } }), 'extra.deep.0', 'none'],
  ])('refuses %s', async (_, data, path, expected) =>
    expect(check(await data())).rejects.toMatchObject({ code: 'SEALED_MISPLACED', details: { path, expected } }),
  )
  it('refuses a clear value, and a key that is not known here', async () => {
    await expect(check({ personId: ani, name: 'Ani' })).rejects.toMatchObject({
      code: 'SEALED_MISPLACED',
      details: { path: 'name', expected: 'identity' },
    })
    const foreign = await memoryKeyRing().seal(ani, 'identity', 'Ani')
    await expect(check({ personId: ani, name: foreign })).rejects.toMatchObject({ code: 'SEALED_MISPLACED' })
  })
})
