import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { z } from 'zod'
import { inputHash, localKeyVault, personal, personIdIn, sealInput } from './index.ts'
import { memoryKeyRing, memoryKeyStore } from './memory/index.ts'

const personId = '00000000-0000-4000-8000-000000000001'
const someone = '00000000-0000-4000-8000-000000000002'
const anything = personal('identity', { of: 'personId', label: { id: 'Isian', en: 'Field' } }, z.json())
const schema = z.strictObject({ personId: z.uuid(), amount: z.json().optional(), secret: anything.optional(), more: z.array(anything).optional() })
const store = memoryKeyStore()
const vault = localKeyVault({ key: randomBytes(32) })
const process = () => ({ personIdOf: personIdIn(), keyRing: memoryKeyRing({ service: 'intake', store, vault }) })
const whose = process()
const hash = (value: unknown) => inputHash(schema, { personId, ...(value as object) }, whose)

const json = fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown)
const oddText = fc.string({ unit: 'binary' })
const input = fc.record({ amount: json, secret: fc.oneof(json, oddText), more: fc.array(oddText, { maxLength: 3 }) }, { requiredKeys: [] })
/** Keys in any order, deep down. */
const turned = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(turned)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .reverse()
            .map(([key, part]) => [key, turned(part)]),
        )
      : value

describe('inputHash', () => {
  beforeAll(() => Promise.all([personId, someone].map((id) => whose.keyRing.seal(id, 'identity', null))))

  it('is the same for the same input: on another process, with its keys in another order, and sealed', () =>
    fc.assert(
      fc.asyncProperty(input, async (value) => {
        const first = await hash(value)
        expect(first).toMatch(/^[0-9a-f]{64}$/)
        expect(await inputHash(schema, turned({ personId, ...value }), process())).toBe(first)
        const sealed = await sealInput(schema, { personId, ...value }, whose)
        expect(await inputHash(schema, sealed, process())).toBe(first)
      }),
      { numRuns: 60 },
    ))
  it('is another for another input', () =>
    fc.assert(
      fc.asyncProperty(input, input, async (one, other) => {
        const same = JSON.stringify(sortedDeep(one)) === JSON.stringify(sortedDeep(other))
        expect((await hash(one)) === (await hash(other))).toBe(same)
      }),
      { numRuns: 100 },
    ))
  it('tells one letter, one person and clear from personal apart', async () => {
    const hashes = await Promise.all([
      hash({ secret: 'Ani' }),
      hash({ secret: 'Ano' }),
      hash({ amount: 'Ani' }),
      hash({ more: ['Ani'] }),
      inputHash(schema, { personId: someone, secret: 'Ani' }, whose),
    ])
    expect(new Set(hashes).size).toBe(5)
  })
  it('cannot be guessed without the key', async () => {
    const elsewhere = { personIdOf: personIdIn(), keyRing: memoryKeyRing({ service: 'intake' }) }
    await elsewhere.keyRing.seal(personId, 'identity', null)
    expect(await inputHash(schema, { personId, secret: 'Ani' }, elsewhere)).not.toBe(await hash({ secret: 'Ani' }))
  })
  it('makes no key, and equals no other for a person who has none', async () => {
    const stranger = { personId: '00000000-0000-4000-8000-000000000003', secret: 'Ani' }
    expect(await inputHash(schema, stranger, whose)).not.toBe(await inputHash(schema, stranger, whose))
    expect(await store.byOwner([{ personId: stranger.personId, category: 'identity' }])).toEqual([])
  })
  it('is COMMAND_ERASED once the key is destroyed, sealed and clear', async () => {
    const gone = memoryKeyStore()
    const before = memoryKeyRing({ store: gone, vault })
    const sealed = await sealInput(schema, { personId, secret: 'Ani' }, { personIdOf: personIdIn(), keyRing: before })
    gone.destroy((sealed.secret as { keyId: string }).keyId)
    const after = { personIdOf: personIdIn(), keyRing: memoryKeyRing({ store: gone, vault }) }
    await expect(inputHash(schema, sealed, after)).rejects.toMatchObject({ code: 'COMMAND_ERASED' })
    await expect(inputHash(schema, { personId, secret: 'Ani' }, after)).rejects.toMatchObject({ code: 'COMMAND_ERASED' })
  })
  it('refuses text that is none, without repeating it', () =>
    expect(hash({ amount: 'rahasia \ud800' })).rejects.toMatchObject({ code: 'INPUT_TEXT_INVALID', details: {}, message: 'INPUT_TEXT_INVALID' }))
})

function sortedDeep(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedDeep)
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, part]) => [key, sortedDeep(part)])
}
