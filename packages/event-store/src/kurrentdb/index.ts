export { type KurrentEventStoreOptions, kurrentEventStore } from './kurrentdb-event-store.ts'
