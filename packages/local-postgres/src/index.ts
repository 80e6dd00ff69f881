export { isLocalPostgresError, LocalPostgresError, type LocalPostgresErrorCode } from './errors.ts'
export { type KeptPostgres, keepPostgres } from './keep-postgres.ts'
export { type LocalPostgres, startPostgres } from './start-postgres.ts'
export { wipePostgres } from './wipe-postgres.ts'
