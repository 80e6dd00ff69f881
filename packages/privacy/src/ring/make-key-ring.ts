import type { TitianError } from '@titian/core'
import { hmacText, openText, sealText } from '../cipher.ts'
import { privacyError } from '../errors.ts'
import type { Sealed } from '../sealed.ts'
import { type DataKeysOptions, dataKeys, ownerKey } from './data-keys.ts'
import type { KeyRing, Opened } from './key-ring.ts'
import type { KeyOwner, KeyRow } from './key-store.ts'

/** The key ring over any store of keys. */
export function makeKeyRing(options: DataKeysOptions): KeyRing {
  const keys = dataKeys(options)

  async function withKeys<Item extends KeyOwner, Result>(items: readonly Item[], use: (item: Item, keyId: string, key: Uint8Array) => Result) {
    const owned = items.map((item) => ({ ...item, personId: asUuid(item.personId) }))
    const rows = await keys.rowsOf(owned)
    return Promise.all(
      owned.map(async (item) => {
        const row = rows.get(ownerKey(item))
        const key = row && (await keys.unwrapped(row))
        if (row === undefined || key === undefined) throw privacyError('KEY_DESTROYED', { category: item.category })
        return use(item, row.keyId, key)
      }),
    )
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
    sealMany: async (items) => {
      const texts = items.map((item) => ({ ...item, text: jsonOf(item) }))
      return withKeys(texts, ({ text }, keyId, key) => sealText(key, keyId, text))
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
    hmacMany: (items) => withKeys(items, ({ text }, _, key) => hmacText(key, text)),
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
function asUuid(personId: string): string {
  const lower = personId.toLowerCase()
  if (!UUID.test(lower)) throw privacyError('PERSON_ID_INVALID', {})
  return lower
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
