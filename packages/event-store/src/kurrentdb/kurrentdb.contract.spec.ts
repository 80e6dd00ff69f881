import { randomUUID } from 'node:crypto'
import type { Clock } from '@titian/core'
import { eventStoreContract } from '../contract/index.ts'
import { kurrentDouble } from './double/kurrentdb-double.ts'
import { kurrentEventStore } from './index.ts'

const openAt = async (connectionString: string, clock: Clock) => {
  const namespace = `contract-${randomUUID()}.`
  const store = await kurrentEventStore({ connectionString, namespace, prefix: '', log: 'contract', clock })
  return { store, stop: () => store.close() }
}

const url = process.env.KURRENTDB_URL

/** On a real server each log has a namespace of its own: nothing is deleted there, so let it be one for tests. */
if (url) eventStoreContract('KurrentDB, the server at KURRENTDB_URL', (clock) => openAt(url, clock), { positions: 'rising' })
else
  describe.skip('event store: KurrentDB, a real server (KURRENTDB_URL is not set: only the double was tried)', () =>
    it('passes the suite', () => undefined))

eventStoreContract(
  'KurrentDB, double',
  async (clock) => {
    const { connectionString, stop } = await kurrentDouble()
    const log = await openAt(connectionString, clock)
    return {
      store: log.store,
      async stop() {
        await log.stop()
        stop()
      },
    }
  },
  { positions: 'rising' },
)
