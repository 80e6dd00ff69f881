export {
  type CheckOptions,
  type CheckReport,
  checkLog,
  type LogFault,
  type LogFaultCode,
  type LogStats,
  logSchemas,
  logStats,
} from './check/index.ts'
export { type PostgresListener, postgresListener } from './listener.ts'
export { type MigrateOptions, migrateEventStore } from './migrate.ts'
export { openPool } from './open-pool.ts'
export { type PostgresEventStoreOptions, postgresEventStore } from './postgres-event-store.ts'
