import { eventStoreContract } from '../contract/index.ts'
import { memoryEventStore } from './index.ts'

eventStoreContract('memory', async (clock) => {
  const store = memoryEventStore({ log: 'contract', clock })
  return { store, stop: () => store.close() }
})
