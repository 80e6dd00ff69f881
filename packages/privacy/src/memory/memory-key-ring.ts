import { randomBytes } from 'node:crypto'
import { systemClock, type WallClock } from '@titian/core'
import { type KeyVault, localKeyVault } from '../key-vault.ts'
import type { KeyRing } from '../ring/key-ring.ts'
import type { KeyStore } from '../ring/key-store.ts'
import { makeKeyRing } from '../ring/make-key-ring.ts'
import { memoryKeyStore } from './memory-key-store.ts'

export interface MemoryKeyRingOptions {
  readonly service?: string
  readonly store?: KeyStore
  readonly vault?: KeyVault
  readonly clock?: WallClock
}

/** A key ring for tests: without options it starts empty, under a key-encryption key of its own. */
export const memoryKeyRing = ({
  service = 'memory',
  store = memoryKeyStore(),
  vault = localKeyVault({ key: randomBytes(32) }),
  clock = systemClock,
}: MemoryKeyRingOptions = {}): KeyRing => makeKeyRing({ service, store, vault, clock })
