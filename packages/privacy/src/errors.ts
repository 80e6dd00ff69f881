import { TitianError } from '@titian/core'

/** Every code of this package with its details. None ever holds a value, clear or sealed, nor the id of a person. */
export interface PrivacyErrors {
  /** A personal field is put where its value could be missed (in a transform, a lazy schema, an intersection, a tuple, a map). */
  SCHEMA_UNSUPPORTED: { readonly kind: string; readonly path: string }
  /** The value at `path` fits none of the alternatives that its schema allows. */
  VALUE_UNFIT: { readonly path: string }
  /** What is sealed must be JSON. */
  VALUE_NOT_JSON: { readonly category: string }
  /** Text with lone surrogates outside personal fields cannot be hashed. */
  INPUT_TEXT_INVALID: Record<never, never>
  /** Nobody says whose personal value this is. */
  PERSON_UNKNOWN: { readonly path: string; readonly of: string }
  PERSON_ID_INVALID: Record<never, never>
  /** A sealed value stands under another person or category, or where none is declared; or a clear one where a sealed one belongs. */
  SEALED_MISPLACED: { readonly path: string; readonly expected: string }
  /** The person was erased: the key will not come back and no new one is made. */
  KEY_DESTROYED: { readonly category: string }
  /** Not this service's key, or lost with its database. */
  KEY_UNKNOWN: { readonly keyId: string }
  /** A part of the sealed value was changed, or moved from another one. */
  SEAL_BROKEN: { readonly keyId: string; readonly sealId: string }
  /** The vault does not know this wrapped key: it was changed or moved to another row. */
  KEY_WRAP_BROKEN: { readonly keyId: string }
  /** The key was wrapped by another vault than the one that is set up. */
  KEY_VAULT_OTHER: { readonly keyId: string; readonly wrappedBy: string; readonly vault: string }
  /** A key-encryption key is 32 bytes. */
  VAULT_KEY_INVALID: { readonly bytes: number }
  /** A demo was given a key that no demo made: invented and real data would share it. */
  VAULT_KEY_NOT_DEMO: Record<never, never>
  KEYS_UNAVAILABLE: Record<never, never>
  /** A command of an erased person can no longer be compared with what was sent then. */
  COMMAND_ERASED: Record<never, never>
}

export const privacyError = <Code extends keyof PrivacyErrors>(code: Code, details: PrivacyErrors[Code], cause?: unknown): TitianError =>
  new TitianError(code, details, cause === undefined ? undefined : { cause })
