import { randomBytes } from 'node:crypto'
import { type Category, type KeyVault, localKeyVault, type MayOpen, openRow, openRows } from './index.ts'
import { memoryKeyRing, memoryKeyStore } from './memory/index.ts'

const ani = '00000000-0000-4000-8000-00000000000a'
const set =
  (...categories: Category[]): MayOpen =>
  ({ category }) =>
    categories.includes(category)
const unwrapped: string[] = []
const local = localKeyVault({ key: randomBytes(32) })
const vault: KeyVault = {
  ...local,
  unwrap(bytes, context) {
    unwrapped.push(context.split(' ').at(-1) ?? '')
    return local.unwrap(bytes, context)
  },
}
const store = memoryKeyStore()
const ring = () => memoryKeyRing({ store, vault })

describe('openRow', () => {
  const when = new Date(0)
  const row = async () => ({
    caseId: 'c',
    when,
    name: await ring().seal(ani, 'identity', { given: 'Ani' }),
    notes: [{ text: await ring().seal(ani, 'medical', 'x') }],
    none: null,
  })

  it('opens what is permitted, says what is not, and leaves the rest as it is', async () => {
    expect(await openRow(await row(), set('identity'), ring())).toEqual({
      value: { caseId: 'c', when, name: { given: 'Ani' }, notes: [{ text: null }], none: null },
      redactions: [{ path: 'notes.0.text', group: 'medical', reason: 'NOT_PERMITTED' }],
    })
  })
  it('unwraps no key of what is not permitted', async () => {
    const one = await row()
    unwrapped.length = 0
    await openRow(one, set('identity'), ring())
    expect(unwrapped).toEqual(['identity'])
  })
  it.each(['protection', 'informant', 'suspect'] as const)('is silent on %s: there might be none', async (category) => {
    const sealed = await ring().seal(ani, category, 'x')
    const without = await openRow({ list: [] }, set('identity'), ring())
    expect(JSON.stringify(await openRow({ sealed, list: [sealed] }, set('identity'), ring()))).toBe(JSON.stringify(without))
    expect(await openRow(sealed, set('identity'), ring())).toEqual({ value: null, redactions: [] })
    expect(await openRows([{ sealed }], () => set('identity'), ring())).toEqual([{ value: { sealed: null }, redactions: [] }])
    expect(await openRow({ sealed }, set(category), ring())).toEqual({ value: { sealed: 'x' }, redactions: [] })
  })
  it('tells of an erasure only to who might have read', async () => {
    const sealed = await ring().seal(ani, 'location', 'x')
    store.destroy(sealed.keyId)
    expect((await openRow({ sealed }, set('location'), ring())).redactions).toEqual([{ path: 'sealed', group: 'location', reason: 'ERASED' }])
    expect((await openRow({ sealed }, set(), ring())).redactions).toEqual([{ path: 'sealed', group: 'location', reason: 'NOT_PERMITTED' }])
  })
  it('opens nothing of another ring, whatever is permitted', async () => {
    const sealed = await memoryKeyRing().seal(ani, 'identity', 'x')
    expect(await openRow({ sealed }, set('identity'), ring())).toEqual({
      value: { sealed: null },
      redactions: [{ path: 'sealed', group: null, reason: 'KEY_UNKNOWN' }],
    })
  })
  it('does not open what a seal held: nobody reads by writing', async () => {
    const medical = await ring().seal(ani, 'medical', 'x')
    const sealed = await ring().seal(ani, 'identity', { smuggled: medical })
    expect((await openRow({ sealed }, set('identity', 'medical'), ring())).value).toEqual({ sealed: { smuggled: medical } })
  })
  it('fails on a broken seal and names no value', async () => {
    const { name } = await row()
    const { name: other } = await row()
    await expect(openRow({ name: { ...name, ct: other.ct } }, set('identity'), ring())).rejects.toMatchObject({
      code: 'SEAL_BROKEN',
      details: { keyId: name.keyId, sealId: name.sealId },
    })
  })
})

describe('openRows', () => {
  it('decides each row for itself and asks for all keys together', async () => {
    const asked: number[] = []
    const byId = (keyIds: readonly string[]) => {
      asked.push(keyIds.length)
      return store.byId(keyIds)
    }
    const counting = memoryKeyRing({ store: { ...store, byId }, vault })
    const sealed = await Promise.all([1, 2, 3].map((value) => ring().seal(ani, 'contact', value)))
    const rows = await openRows(sealed, (_, index) => (index === 1 ? set() : set('contact')), counting)
    expect(rows.map(({ value }) => value)).toEqual([1, null, 3])
    expect(rows.map(({ redactions }) => redactions.length)).toEqual([0, 1, 0])
    expect(asked).toEqual([1])
  })
})
