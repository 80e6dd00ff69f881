export { isLocalPostgresError, LocalPostgresError, type LocalPostgresErrorCode } from './errors.ts'
export { type LocalPostgres, startPostgres } from './start-postgres.ts'
export { wipePostgres } from './wipe-postgres.ts'
