import type { TitianError } from '@titian/core'
import { hmacText, openText, sealText } from '../cipher.ts'
import { privacyError } from '../errors.ts'
import type { Sealed } from '../sealed.ts'
import { type DataKeysOptions, dataKeys, ownerKey } from './data-keys.ts'
import type { KeyRing, Opened, ToHash } from './key-ring.ts'
import type { KeyOwner, KeyRow } from './key-store.ts'

/** The key ring over any store of keys. */
export function makeKeyRing(options: DataKeysOptions): KeyRing {
  const keys = dataKeys(options)

  async function sealedOne({ category, text }: ToHash, row: KeyRow | undefined): Promise<Sealed> {
    const key = row && (await keys.unwrapped(row))
    if (row === undefined || key === undefined) throw privacyError('KEY_DESTROYED', { category })
    return sealText(key, row.keyId, text)
  }

  async function hashedOne({ category, text }: ToHash, row: KeyRow | undefined): Promise<string | undefined> {
    if (row === undefined) return undefined
    const key = await keys.unwrapped(row)
    if (key === undefined) throw privacyError('KEY_DESTROYED', { category })
    return hmacText(key, text)
  }

  async function opened(sealed: Sealed, row: KeyRow | undefined): Promise<Opened> {
    if (row === undefined) return { state: 'KEY_UNKNOWN' }
    const owner = { personId: row.personId, category: row.category }
    const key = await keys.unwrapped(row)
    if (key === undefined) return { state: 'ERASED', owner }
    const text = openText(key, sealed)
    if (text === undefined) throw privacyError('SEAL_BROKEN', { keyId: sealed.keyId, sealId: sealed.sealId })
    return { state: 'OPEN', value: JSON.parse(text), owner }
  }

  const ring: KeyRing = {
    seal: async (personId, category, value) => only(await ring.sealMany([{ personId, category, value }])),
    async sealMany(items) {
      const texts = items.map((item) => ({ ...ownerOf(item), text: jsonOf(item) }))
      const rows = await keys.rowsOf(texts)
      return Promise.all(texts.map((item) => sealedOne(item, rows.get(ownerKey(item)))))
    },
    async open(sealed) {
      const answer = only(await ring.openMany([sealed]))
      if (answer.state === 'OPEN') return answer.value
      throw refusal(answer, sealed.keyId)
    },
    async openMany(all) {
      const rows = await keys.rowsById(all.map(({ keyId }) => keyId))
      return Promise.all(all.map((sealed) => opened(sealed, rows.get(sealed.keyId))))
    },
    hmac: async (personId, category, text) => only(await ring.hmacMany([{ personId, category, text }])),
    async hmacMany(items) {
      const texts = items.map((item) => ({ ...ownerOf(item), text: item.text }))
      const rows = await keys.findRowsOf(texts)
      return Promise.all(texts.map((item) => hashedOne(item, rows.get(ownerKey(item)))))
    },
    describe: async (keyId) => (await ring.describeMany([keyId])).get(keyId),
    async describeMany(keyIds) {
      const rows = await keys.rowsById(keyIds)
      return new Map([...rows].map(([keyId, { personId, category, wrapped }]) => [keyId, { personId, category, destroyed: wrapped === null }]))
    },
  }
  return ring
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Two spellings of one person would have two keys, of which erasure would find one. */
function ownerOf({ personId, category }: KeyOwner): KeyOwner {
  const lower = personId.toLowerCase()
  if (!UUID.test(lower)) throw privacyError('PERSON_ID_INVALID', {})
  return { personId: lower, category }
}

function jsonOf({ value, category }: { readonly value: unknown; readonly category: string }): string {
  const text: string | undefined = JSON.stringify(value)
  if (text === undefined) throw privacyError('VALUE_NOT_JSON', { category })
  return text
}

const refusal = (answer: Exclude<Opened, { state: 'OPEN' }>, keyId: string): TitianError =>
  answer.state === 'ERASED' ? privacyError('KEY_DESTROYED', { category: answer.owner.category }) : privacyError('KEY_UNKNOWN', { keyId })

function only<Item>([item]: readonly Item[]): Item {
  return item as Item
}
