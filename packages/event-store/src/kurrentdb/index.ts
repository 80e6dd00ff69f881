export { type KurrentEventStore, type KurrentEventStoreOptions, kurrentEventStore } from './kurrentdb-event-store.ts'
