import { armFailpoints, systemClock } from '@titian/core'
import { memoryEventStore } from '@titian/event-store/memory'
import { type PostgresListener, postgresListener } from '@titian/event-store/postgres'
import { type TestDatabase, testDatabase } from '@titian/testing/postgres'
import { sourceLog } from '../contract/source-log.ts'
import { factsFreshness } from '../freshness/facts-freshness.ts'
import { postgresHeartbeats } from '../freshness/postgres-heartbeats.ts'
import { postgresParking } from '../parking/postgres-parking.ts'
import { topicOf } from '../port.ts'
import { migrateMessaging, migrateMessagingOfService } from '../postgres/migrate.ts'
import { postgresBroker } from '../postgres/postgres-broker.ts'
import { receivedStream } from '../receiver/received-event.ts'
import { startReceiver } from '../receiver/receiver.ts'
import { postgresRelayCheckpoint } from './postgres-relay-checkpoint.ts'
import { startRelay } from './relay.ts'

const schema = 'referral'
const failpoints = ['relay.published', 'receiver.appended', 'broker.handled'] as const

let database: TestDatabase
let listener: PostgresListener
beforeEach(async () => {
  database = await testDatabase()
  await migrateMessaging({ pool: database.pool() })
  for (const each of ['intake', schema]) await migrateMessagingOfService({ pool: database.pool(), schema: each })
  listener = await postgresListener(database.url)
})
afterEach(async () => {
  armFailpoints(undefined)
  await listener.close()
  await database.drop()
})

/** intake's log → relay → PostgreSQL → receiver → referral's log. */
async function intakeToReferral() {
  const source = sourceLog()
  const pool = database.pool()
  const store = memoryEventStore({ log: 'referral', clock: systemClock })
  const broker = postgresBroker({ pool, listener, pollMs: 50 })
  const parking = postgresParking({ pool, schema })
  const freshness = factsFreshness({ wallClock: systemClock, heartbeats: postgresHeartbeats({ pool, schema }), parking })
  const receiver = await startReceiver({
    service: 'referral',
    broker,
    topics: [topicOf('intake')],
    accepts: () => true,
    store,
    parking,
    feed: source.feed,
    freshness,
    wallClock: systemClock,
  })
  const relay = startRelay({
    service: 'intake',
    store: source.store,
    broker,
    toIntegration: source.toIntegration,
    checkpoint: postgresRelayCheckpoint({ pool, schema: 'intake', service: 'intake' }),
    wallClock: systemClock,
    heartbeatMs: 20,
  })
  /** Resolves when the receiving log holds so many events. */
  async function received(count: number): Promise<void> {
    const enough = new AbortController()
    await store.subscribe({ after: 0n, signal: enough.signal, onBatch: async (_, scannedTo) => void (scannedTo >= BigInt(count) && enough.abort()) })
  }
  /** Resolves when a heartbeat sent from now on has been heard. */
  async function fresh(): Promise<void> {
    const after = new Date()
    const heard = async () => (await postgresHeartbeats({ pool, schema }).last(['intake'])).get('intake')
    for (let last = await heard(); last === undefined || last < after; last = await heard()) await new Promise(setImmediate)
  }
  async function stop(): Promise<void> {
    await receiver.stop()
    await relay.stop()
    await broker.close()
  }
  return { source, store, freshness, received, fresh, stop }
}

describe('between two services over PostgreSQL', () => {
  it('brings every event from one log to the other, and facts are fresh', async () => {
    const { source, store, freshness, received, fresh, stop } = await intakeToReferral()
    await source.happen('a', 3)
    await source.happen('b', 2)
    await source.happen('a', 2)
    await received(7)
    await fresh()
    expect(await freshness.isFresh(['intake'], [source.streamOf('a')])).toBe(true)
    for (const name of ['a', 'b']) {
      const [from, to] = [await source.store.read(source.streamOf(name)), await store.read(receivedStream('referral', source.streamOf(name)))]
      expect(to.map((event) => event.meta.causationId)).toEqual(from.map((event) => event.id))
    }
    await stop()
  })

  it.each(failpoints)('loses and doubles nothing when it fails at %s', async (place) => {
    let left = 2
    armFailpoints((name) => {
      if (name !== place || left === 0) return
      left -= 1
      throw new Error(`failed at ${place}`)
    })
    const { source, store, received, fresh, stop } = await intakeToReferral()
    for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) await source.happen(name)
    await received(6)
    await fresh()
    expect(left).toBe(0)
    expect(Number(await store.head())).toBe(6)
    expect((await store.read(receivedStream('referral', source.streamOf('a')))).map(({ data }) => data)).toMatchObject([
      { step: 1 },
      { step: 2 },
      { step: 3 },
    ])
    expect(await database.query('SELECT * FROM referral.parked')).toEqual([])
    await stop()
  })
})
