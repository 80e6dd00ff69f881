import { ownerKey } from '../ring/data-keys.ts'
import type { KeyRow, KeyStore } from '../ring/key-store.ts'

export interface MemoryKeyStore extends KeyStore {
  /** What erasure will do: the key of this owner is gone for good. For tests. */
  destroy(keyId: string): void
}

/** Keys for as long as the process lives. Rings that share one store share their keys, as two processes of a service do. */
export function memoryKeyStore(): MemoryKeyStore {
  const rows = new Map<string, KeyRow>()
  return {
    async byId(keyIds) {
      return [...rows.values()].filter(({ keyId }) => keyIds.includes(keyId))
    },
    async byOwner(owners) {
      return owners.flatMap((owner) => rows.get(ownerKey(owner)) ?? [])
    },
    async add(candidates) {
      return candidates.map((row) => {
        const standing = rows.get(ownerKey(row)) ?? row
        rows.set(ownerKey(row), standing)
        return standing
      })
    },
    destroy(keyId) {
      for (const [key, row] of rows) if (row.keyId === keyId) rows.set(key, { ...row, wrapped: null })
    },
  }
}
