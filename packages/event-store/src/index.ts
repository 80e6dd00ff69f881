export { BATCH_APPENDS, BATCH_BYTES, EVENT_BYTES, READ_EVENTS } from './limits.ts'
export { type Appended, categoryOf, type EventStore, type Expected, type ReadAllOptions, type ReadOptions, type SubscribeOptions } from './port.ts'
export { type Progress, progress } from './progress.ts'
