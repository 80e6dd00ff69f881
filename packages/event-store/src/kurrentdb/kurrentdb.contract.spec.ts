import { randomUUID } from 'node:crypto'
import { eventStoreContract } from '../contract/index.ts'
import { kurrentDouble } from './double/kurrentdb-double.ts'
import { kurrentEventStore } from './index.ts'

eventStoreContract(
  'KurrentDB, double',
  async (clock) => {
    const { connectionString, stop } = await kurrentDouble()
    const store = await kurrentEventStore({ connectionString, namespace: `contract-${randomUUID()}.`, prefix: '', log: 'contract', clock })
    return {
      store,
      async stop() {
        await store.close()
        stop()
      },
    }
  },
  { positions: 'rising' },
)
