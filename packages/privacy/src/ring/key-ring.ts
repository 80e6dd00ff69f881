import type { Category } from '../personal.ts'
import type { Sealed } from '../sealed.ts'
import type { KeyOwner } from './key-store.ts'

/** Whose key it is. `destroyed`: the person was erased. */
export interface KeyDescription extends KeyOwner {
  readonly destroyed: boolean
}

export type Opened =
  | { readonly state: 'OPEN'; readonly value: unknown; readonly owner: KeyOwner }
  | { readonly state: 'ERASED'; readonly owner: KeyOwner }
  | { readonly state: 'KEY_UNKNOWN' }

export interface ToSeal extends KeyOwner {
  /** JSON. */
  readonly value: unknown
}

export interface ToHash extends KeyOwner {
  readonly text: string
}

/**
 * Seals and opens with the data keys of one service. A person is a UUID. Throws (TitianError) `KEY_DESTROYED`, `KEY_UNKNOWN`, `SEAL_BROKEN`,
 * `VALUE_NOT_JSON`, `PERSON_ID_INVALID`, `KEYS_UNAVAILABLE`, `KEY_WRAP_BROKEN`, `KEY_VAULT_OTHER`; see errors.ts.
 */
export interface KeyRing {
  /** Makes the key of (person, category) where there is none. */
  seal(personId: string, category: Category, value: unknown): Promise<Sealed>
  /** As `seal`, with one look-up for all owners together. */
  sealMany(items: readonly ToSeal[]): Promise<readonly Sealed[]>
  open(sealed: Sealed): Promise<unknown>
  /** In the order asked. Erased and unknown keys are answers here; a broken seal throws. */
  openMany(sealed: readonly Sealed[]): Promise<readonly Opened[]>
  /** HMAC-SHA-256 in hex under the data key of (person, category); undefined where there is none, for asking makes no key. */
  hmac(personId: string, category: Category, text: string): Promise<string | undefined>
  hmacMany(items: readonly ToHash[]): Promise<readonly (string | undefined)[]>
  /** Without unwrapping anything. */
  describe(keyId: string): Promise<KeyDescription | undefined>
  describeMany(keyIds: readonly string[]): Promise<ReadonlyMap<string, KeyDescription>>
}
