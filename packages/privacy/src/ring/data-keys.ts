import { randomUUID } from 'node:crypto'
import { isTitianError, type WallClock } from '@titian/core'
import { type DataKey, dataKeyOf, newKeyBytes } from '../cipher.ts'
import { privacyError } from '../errors.ts'
import type { KeyVault } from '../key-vault.ts'
import { boundedCache } from './bounded-cache.ts'
import type { KeyOwner, KeyRow, KeyStore } from './key-store.ts'

/** Rows of keys found, made and unwrapped, each kept for a minute at most. */
export interface DataKeys {
  rowsById(keyIds: readonly string[]): Promise<ReadonlyMap<string, KeyRow>>
  /** By `ownerKey`, those there are. */
  findRowsOf(owners: readonly KeyOwner[]): Promise<ReadonlyMap<string, KeyRow>>
  /** By `ownerKey`. Makes what is missing. */
  rowsOf(owners: readonly KeyOwner[]): Promise<ReadonlyMap<string, KeyRow>>
  /** @returns undefined where destroyed. */
  unwrapped(row: KeyRow): Promise<DataKey | undefined>
}

export interface DataKeysOptions {
  readonly service: string
  readonly store: KeyStore
  readonly vault: KeyVault
  readonly clock: WallClock
}

export const ownerKey = ({ personId, category }: KeyOwner): string => `${category} ${personId}`

const KEPT = 2_000
const KEPT_MS = 60_000

export function dataKeys({ service, store, vault, clock }: DataKeysOptions): DataKeys {
  const byId = boundedCache<KeyRow>(KEPT, KEPT_MS, clock)
  const byOwner = boundedCache<KeyRow>(KEPT, KEPT_MS, clock)
  const ready = boundedCache<DataKey>(KEPT, KEPT_MS, clock)
  const asking = new Map<string, Promise<DataKey>>()
  const contextOf = ({ keyId, personId, category }: Omit<KeyRow, 'wrapped'>) => `titian ${service} ${keyId} ${personId} ${category}`

  function keep(found: Map<string, KeyRow>, rows: readonly KeyRow[], keyOf: (row: KeyRow) => string): void {
    for (const row of rows) {
      found.set(keyOf(row), row)
      byId.set(row.keyId, row)
      byOwner.set(ownerKey(row), row)
    }
  }

  async function ask(row: KeyRow, wrapped: Uint8Array): Promise<DataKey> {
    if (row.vault !== vault.id) throw privacyError('KEY_VAULT_OTHER', { keyId: row.keyId, wrappedBy: row.vault, vault: vault.id })
    const bytes = await vault.unwrap(wrapped, contextOf(row)).catch((cause: unknown) => {
      throw isTitianError(cause) ? cause : privacyError('KEY_WRAP_BROKEN', { keyId: row.keyId }, cause)
    })
    const key = dataKeyOf(bytes)
    ready.set(row.keyId, key)
    return key
  }

  async function findRowsOf(owners: readonly KeyOwner[]): Promise<Map<string, KeyRow>> {
    const found = fromCache(byOwner, owners.map(ownerKey))
    const missing = absent(owners, found)
    if (missing.length > 0) keep(found, await store.byOwner(missing), ownerKey)
    return found
  }

  async function made(owner: KeyOwner): Promise<KeyRow> {
    const row = { ...owner, keyId: randomUUID(), vault: vault.id }
    return { ...row, wrapped: await vault.wrap(newKeyBytes(), contextOf(row)) }
  }

  return {
    async rowsById(keyIds) {
      const found = fromCache(byId, keyIds)
      const missing = [...new Set(keyIds)].filter((keyId) => !found.has(keyId))
      if (missing.length > 0) keep(found, await store.byId(missing), ({ keyId }) => keyId)
      return found
    },
    findRowsOf,
    async rowsOf(owners) {
      const found = await findRowsOf(owners)
      const missing = absent(owners, found)
      // Another process may add the same owner's key meanwhile: what the store answers counts, not what was made here.
      if (missing.length > 0) keep(found, await store.add(await Promise.all(missing.map(made))), ownerKey)
      return found
    },
    async unwrapped(row) {
      if (row.wrapped === null) return undefined
      const known = ready.get(row.keyId)
      if (known !== undefined) return known
      // A page of one person's rows asks for one key many times at once: the vault, which may be far away, is asked once.
      const asked = asking.get(row.keyId) ?? ask(row, row.wrapped)
      asking.set(row.keyId, asked)
      return asked.finally(() => asking.delete(row.keyId))
    },
  }
}

/** Each once. */
const absent = (owners: readonly KeyOwner[], found: ReadonlyMap<string, KeyRow>): readonly KeyOwner[] =>
  [...new Map(owners.map((owner) => [ownerKey(owner), owner])).entries()].filter(([key]) => !found.has(key)).map(([, owner]) => owner)

function fromCache(cache: { get(key: string): KeyRow | undefined }, keys: readonly string[]): Map<string, KeyRow> {
  const found = new Map<string, KeyRow>()
  for (const key of keys) {
    const row = cache.get(key)
    if (row !== undefined) found.set(key, row)
  }
  return found
}
