import { type TestDatabase, testDatabase } from '@titian/testing/postgres'
import type pg from 'pg'
import { keyRingContract } from '../contract/key-ring-contract.ts'
import { migrateKeys } from './migrate-keys.ts'
import { postgresKeyStore } from './postgres-key-store.ts'

let database: TestDatabase
let pool: pg.Pool
beforeAll(async () => {
  database = await testDatabase()
  pool = database.pool()
  await migrateKeys({ pool })
})
beforeEach(() => pool.query('TRUNCATE keys.data_key'))
afterAll(() => database.drop())

keyRingContract('PostgreSQL', () => ({
  store: (service) => postgresKeyStore(pool, service),
  async destroy(keyId) {
    await pool.query('UPDATE keys.data_key SET wrapped = NULL, destroyed_at = now() WHERE key_id = $1', [keyId])
  },
}))
