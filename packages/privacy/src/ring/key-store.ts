import type { Category } from '../personal.ts'

export interface KeyOwner {
  readonly personId: string
  readonly category: Category
}

/** A wrapped data key as it is kept. `wrapped` is null once destroyed: nothing can open what it sealed. */
export interface KeyRow extends KeyOwner {
  readonly keyId: string
  readonly vault: string
  readonly wrapped: Uint8Array | null
}

/** Where the wrapped keys of one service are. Of one owner there is one key at most, also between processes, for ever. */
export interface KeyStore {
  byId(keyIds: readonly string[]): Promise<readonly KeyRow[]>
  byOwner(owners: readonly KeyOwner[]): Promise<readonly KeyRow[]>
  /** Adds those whose owner has none, and answers what then stands for each owner. */
  add(rows: readonly KeyRow[]): Promise<readonly KeyRow[]>
}
