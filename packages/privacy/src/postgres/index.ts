export { type MigrateKeysOptions, migrateKeys } from './migrate-keys.ts'
export { type PostgresKeyRingOptions, postgresKeyRing } from './postgres-key-ring.ts'
export { postgresKeyStore } from './postgres-key-store.ts'
