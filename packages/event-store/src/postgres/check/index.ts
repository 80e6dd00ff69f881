export { type CheckOptions, type CheckReport, checkLog } from './check-log.ts'
export type { LogFault, LogFaultCode } from './fault.ts'
export { type LogStats, logSchemas, logStats } from './stats.ts'
