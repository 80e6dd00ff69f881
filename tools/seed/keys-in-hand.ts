import type { KeyOwner, KeyRow, KeyStore } from '@titian/privacy'

export interface KeysInHand extends KeyStore {
  /** What was made here, not what was known before. */
  readonly made: readonly KeyRow[]
}

/** Keys that are made in memory and kept together afterwards, by one statement instead of one a person. */
export function keysInHand(known: readonly KeyRow[] = []): KeysInHand {
  const byOwner = new Map(known.map((row) => [ownerOf(row), row]))
  const byId = new Map(known.map((row) => [row.keyId, row]))
  const made: KeyRow[] = []
  return {
    made,
    byId: async (keyIds) => keyIds.flatMap((keyId) => byId.get(keyId) ?? []),
    byOwner: async (owners) => owners.flatMap((owner) => byOwner.get(ownerOf(owner)) ?? []),
    async add(rows) {
      return rows.map((row) => {
        const standing = byOwner.get(ownerOf(row))
        if (standing !== undefined) return standing
        byOwner.set(ownerOf(row), row)
        byId.set(row.keyId, row)
        made.push(row)
        return row
      })
    },
  }
}

const ownerOf = ({ personId, category }: KeyOwner): string => `${category} ${personId}`
