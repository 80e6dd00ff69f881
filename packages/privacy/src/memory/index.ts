export { type MemoryKeyRingOptions, memoryKeyRing } from './memory-key-ring.ts'
export { type MemoryKeyStore, memoryKeyStore } from './memory-key-store.ts'
