import { keyRingContract } from '../contract/key-ring-contract.ts'
import { type MemoryKeyStore, memoryKeyStore } from './memory-key-store.ts'

let stores: Map<string, MemoryKeyStore>
beforeEach(() => {
  stores = new Map()
})

keyRingContract('memory', () => ({
  store(service) {
    const store = stores.get(service) ?? memoryKeyStore()
    stores.set(service, store)
    return store
  },
  async destroy(keyId) {
    for (const store of stores.values()) store.destroy(keyId)
  },
}))
