import { systemClock } from '@titian/core'
import { memoryEventStore } from '@titian/event-store/memory'
import { type PostgresListener, postgresListener } from '@titian/event-store/postgres'
import { type TestDatabase, testDatabase } from '@titian/testing/postgres'
import { sourceLog } from '../contract/source-log.ts'
import { postgresParking } from '../parking/postgres-parking.ts'
import { topicOf } from '../port.ts'
import { migrateMessaging, migrateMessagingOfService } from '../postgres/migrate.ts'
import { postgresBroker } from '../postgres/postgres-broker.ts'
import { receivedStream } from '../receiver/received-event.ts'
import { startReceiver } from '../receiver/receiver.ts'
import { backfill } from './backfill.ts'
import { memoryBackfillCheckpoint } from './memory-backfill-checkpoint.ts'

const topic = topicOf('intake')
let database: TestDatabase
let listener: PostgresListener
beforeAll(async () => {
  database = await testDatabase()
  await migrateMessaging({ pool: database.pool() })
  await migrateMessagingOfService({ pool: database.pool(), schema: 'referral' })
  listener = await postgresListener(database.url)
})
afterAll(async () => {
  await listener.close()
  await database.drop()
})

describe('a service that joins late, on PostgreSQL', () => {
  it('reads the topic from its first message by itself, and by a backfill what was cut away before that', async () => {
    const source = sourceLog()
    for (const name of ['a', 'b', 'a', 'c', 'a']) await source.happen(name, 2)
    const broker = postgresBroker({ pool: database.pool(), listener, pollMs: 50 })
    await broker.publish(topic, await source.published())
    await database.query('ALTER TABLE messaging.message DISABLE TRIGGER message_append_only')
    await database.query('DELETE FROM messaging.message WHERE seq <= 6')
    await database.query('ALTER TABLE messaging.message ENABLE TRIGGER message_append_only')

    const store = memoryEventStore({ log: 'referral', clock: systemClock })
    const parking = postgresParking({ pool: database.pool(), schema: 'referral' })
    const of = { service: 'referral', store, parking, feed: source.feed, wallClock: systemClock, accepts: () => true }
    const receiver = await startReceiver({ ...of, broker, topics: [topic], freshness: { note: async () => undefined } })
    const count = async (name: string) => (await store.read(receivedStream('referral', source.streamOf(name)))).length
    // The first of a that is left is its 5th: those before it are fetched one stream at a time.
    while ((await count('a')) < 6 || (await count('c')) < 2) await new Promise(setImmediate)
    expect(await count('b')).toBe(0)

    const run = () =>
      backfill({
        ...of,
        ...{ source: 'intake', logFeed: source.feed, checkpoint: memoryBackfillCheckpoint(), signal: new AbortController().signal },
        ...{ onProgress: () => undefined, onWaiting: () => undefined },
      })
    expect(await run()).toMatchObject({ whole: true, received: 2, already: 8, parked: 0 })
    expect(await run()).toMatchObject({ whole: true, received: 0, already: 10, parked: 0 })
    for (const name of ['a', 'b', 'c']) {
      const [from, to] = [await source.store.read(source.streamOf(name)), await store.read(receivedStream('referral', source.streamOf(name)))]
      expect(to.map((event) => event.meta.causationId)).toEqual(from.map((event) => event.id))
    }
    expect(await parking.list()).toEqual([])
    await receiver.stop()
    await broker.close()
  })
})
