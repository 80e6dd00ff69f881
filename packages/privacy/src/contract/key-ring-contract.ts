import { randomBytes } from 'node:crypto'
import { movableClock } from '@titian/testing'
import fc from 'fast-check'
import { type KeyVault, localKeyVault } from '../key-vault.ts'
import type { KeyRing } from '../ring/key-ring.ts'
import type { KeyStore } from '../ring/key-store.ts'
import { makeKeyRing } from '../ring/make-key-ring.ts'

export interface KeyRingSubject {
  /** The keys of one service, as a new process would reach them. */
  store(service: string): KeyStore
  /** What erasure will do. */
  destroy(keyId: string): Promise<void>
}

const ani = '00000000-0000-4000-8000-0000000000aa'
const budi = '00000000-0000-4000-8000-0000000000bb'

/** What every place for keys must keep to. `subject` answers a place without keys. */
export function keyRingContract(name: string, subject: () => KeyRingSubject): void {
  const vault = localKeyVault({ key: randomBytes(32) })
  const process = (service = 'intake', more: { clock?: ReturnType<typeof movableClock>; vault?: KeyVault; store?: KeyStore } = {}): KeyRing =>
    makeKeyRing({ service, store: subject().store(service), vault, clock: movableClock(), ...more })

  describe(`key ring: ${name}`, () => {
    it('opens on one process what another sealed, whatever JSON it is', () =>
      fc.assert(
        fc.asyncProperty(fc.jsonValue({ maxDepth: 2, stringUnit: 'binary' }), async (value) => {
          expect(await process().open(await process().seal(ani, 'identity', value))).toEqual(JSON.parse(JSON.stringify(value)))
        }),
        { numRuns: 25 },
      ))

    it('has one key per service, person and category', async () => {
      const [intake, referral] = [process(), process('referral')]
      const first = await intake.seal(ani, 'identity', 1)
      const keyIds = await Promise.all([
        intake.seal(ani, 'identity', 2),
        intake.seal(ani.toUpperCase(), 'identity', 2),
        intake.seal(ani, 'contact', 1),
        intake.seal(budi, 'identity', 1),
        referral.seal(ani, 'identity', 1),
      ]).then((all) => all.map(({ keyId }) => keyId))
      expect(keyIds.slice(0, 2)).toEqual([first.keyId, first.keyId])
      expect(new Set(keyIds).size).toBe(4)
      expect(await intake.describe(first.keyId)).toEqual({ personId: ani, category: 'identity', destroyed: false })
    })

    it('ends with one key where many processes make it at once', async () => {
      const owners = [ani, budi].flatMap((personId) =>
        (['identity', 'contact', 'medical'] as const).map((category) => ({ personId, category, value: personId })),
      )
      const rings = Array.from({ length: 12 }, () => process())
      const sealed = await Promise.all(rings.map((ring, index) => ring.sealMany(index % 2 === 0 ? owners : owners.toReversed())))
      expect(new Set(sealed.flat().map(({ keyId }) => keyId)).size).toBe(6)
      const opened = await Promise.all(sealed.map((all) => process().openMany(all)))
      expect(opened.flat().every((one) => one.state === 'OPEN' && one.value === one.owner.personId)).toBe(true)
    })

    it('knows nothing of the keys of another service', async () => {
      const sealed = await process('referral').seal(ani, 'legal', 1)
      await expect(process().open(sealed)).rejects.toMatchObject({ code: 'KEY_UNKNOWN', details: { keyId: sealed.keyId } })
      expect(await process().describe(sealed.keyId)).toBeUndefined()
    })

    it('answers KEY_UNKNOWN to ids that no key ever had', async () => {
      const sealed = await process().seal(ani, 'identity', 1)
      expect(await process().openMany([{ ...sealed, keyId: 'none' }, { ...sealed, keyId: budi }, sealed])).toMatchObject([
        { state: 'KEY_UNKNOWN' },
        { state: 'KEY_UNKNOWN' },
        { state: 'OPEN', value: 1 },
      ])
    })

    it('gives the same hmac on every process, of each person another, and makes no key for it', async () => {
      expect(await process().hmac(ani, 'identity', 'x')).toBeUndefined()
      await process().sealMany(
        [ani, budi].flatMap((personId) => (['identity', 'contact'] as const).map((category) => ({ personId, category, value: 1 }))),
      )
      const first = await process().hmac(ani, 'identity', 'x')
      expect(first).toMatch(/^[0-9a-f]{64}$/)
      expect(await process().hmac(ani, 'identity', 'x')).toBe(first)
      expect(await process().hmac(budi, 'identity', 'x')).not.toBe(first)
      expect(await process().hmac(ani, 'contact', 'x')).not.toBe(first)
    })

    it('never opens nor seals again under a destroyed key', async () => {
      const sealed = await process().seal(ani, 'identity', 'Ani')
      await subject().destroy(sealed.keyId)
      await expect(process().open(sealed)).rejects.toMatchObject({ code: 'KEY_DESTROYED', details: { category: 'identity' } })
      expect(await process().openMany([sealed])).toEqual([{ state: 'ERASED', owner: { personId: ani, category: 'identity' } }])
      await expect(process().seal(ani, 'identity', 'Ani')).rejects.toMatchObject({ code: 'KEY_DESTROYED' })
      await expect(process().hmac(ani, 'identity', 'Ani')).rejects.toMatchObject({ code: 'KEY_DESTROYED' })
      expect(await process().describe(sealed.keyId)).toEqual({ personId: ani, category: 'identity', destroyed: true })
    })

    it('forgets a key after a minute, also one in use', async () => {
      const clock = movableClock()
      const ring = process('intake', { clock })
      const sealed = await ring.seal(ani, 'identity', 'Ani')
      await subject().destroy(sealed.keyId)
      clock.advance(59_000)
      expect(await ring.open(sealed)).toBe('Ani')
      clock.advance(1_000)
      await expect(ring.open(sealed)).rejects.toMatchObject({ code: 'KEY_DESTROYED' })
    })

    it('asks for all owners of one input together, and for the key of a page of rows once', async () => {
      const asked: string[] = []
      const store = subject().store('intake')
      const note = <Asked>(what: string, of: Asked): Asked => {
        asked.push(what)
        return of
      }
      const counting: KeyStore = {
        byId: (ids) => store.byId(note(`byId ${ids.length}`, ids)),
        byOwner: (owners) => store.byOwner(note(`byOwner ${owners.length}`, owners)),
        add: (rows) => store.add(note(`add ${rows.length}`, rows)),
      }
      const farAway: KeyVault = { ...vault, unwrap: (bytes, context) => vault.unwrap(note('unwrap', bytes), context) }
      const items = [ani, ani, budi, ani].map((personId, value) => ({ personId, category: 'contact' as const, value }))
      const sealed = await process('intake', { store: counting }).sealMany(items)
      expect(asked).toEqual(['byOwner 2', 'add 2'])
      asked.length = 0
      await process('intake', { store: counting, vault: farAway }).openMany(sealed)
      expect(asked).toEqual(['byId 2', 'unwrap', 'unwrap'])
    })

    it('refuses a person without a UUID, a value that is no JSON, and says neither', async () => {
      await expect(process().seal('Ani', 'identity', 1)).rejects.toMatchObject({ code: 'PERSON_ID_INVALID', details: {} })
      await expect(process().seal(ani, 'identity', undefined)).rejects.toMatchObject({ code: 'VALUE_NOT_JSON', details: { category: 'identity' } })
    })

    it('tells a key of another vault from a broken one', async () => {
      const sealed = await process().seal(ani, 'identity', 1)
      const other = localKeyVault({ key: randomBytes(32) })
      await expect(process('intake', { vault: other }).open(sealed)).rejects.toMatchObject({
        code: 'KEY_VAULT_OTHER',
        details: { keyId: sealed.keyId, wrappedBy: vault.id, vault: other.id },
      })
      await expect(process('intake', { vault: { ...other, id: vault.id } }).open(sealed)).rejects.toMatchObject({ code: 'KEY_WRAP_BROKEN' })
    })
  })
}
