export { type MemoryEventStoreOptions, memoryEventStore } from './memory-event-store.ts'
