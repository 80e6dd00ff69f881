import { systemClock, type WallClock } from '@titian/core'
import type pg from 'pg'
import type { KeyVault } from '../key-vault.ts'
import type { KeyRing } from '../ring/key-ring.ts'
import { makeKeyRing } from '../ring/make-key-ring.ts'
import { postgresKeyStore } from './postgres-key-store.ts'

export interface PostgresKeyRingOptions {
  /** On the database of the keys, with the role of the service. The caller ends it. */
  readonly pool: pg.Pool
  readonly service: string
  readonly vault: KeyVault
  /** Default `keys`. */
  readonly schema?: string
  readonly clock?: WallClock
}

/** The key ring of one service, its wrapped keys in PostgreSQL. `migrateKeys` lays the table. */
export const postgresKeyRing = ({ pool, service, vault, schema = 'keys', clock = systemClock }: PostgresKeyRingOptions): KeyRing =>
  makeKeyRing({ service, store: postgresKeyStore(pool, service, schema), vault, clock })
