import { randomUUID } from 'node:crypto'
import type { Clock } from '@titian/core'
import { eventStoreContract } from '../contract/index.ts'
import { kurrentDouble } from './double/kurrentdb-double.ts'
import { deleteStreams } from './fixtures/delete-streams.ts'
import { kurrentEventStore } from './index.ts'

/** A busy machine is no server that does not answer, which `trouble.spec.ts` has. */
const limitMs = 30_000

/** Each log has a namespace of its own, so that what else is on a server does not matter. */
async function openAt(connectionString: string, clock: Clock, after: (namespace: string) => Promise<void> | void) {
  const namespace = `contract-${randomUUID()}.`
  const store = await kurrentEventStore({ connectionString, namespace, prefix: '', log: 'contract', clock, limitMs })
  return { store, stop: () => store.close().then(() => after(namespace)) }
}

const url = process.env.KURRENTDB_URL

if (url) {
  const makeLog = (clock: Clock) => openAt(url, clock, (namespace) => deleteStreams(url, namespace))
  eventStoreContract('KurrentDB, the server at KURRENTDB_URL', makeLog, { positions: 'rising' })
} else {
  describe.skip('event store: KurrentDB, a real server (KURRENTDB_URL is not set: only the double was tried)', () =>
    it('passes the suite', () => undefined))
}

eventStoreContract(
  'KurrentDB, double',
  async (clock) => {
    const { connectionString, stop } = await kurrentDouble()
    return openAt(connectionString, clock, stop)
  },
  { positions: 'rising' },
)
