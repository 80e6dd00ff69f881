import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RecordedEvent, systemClock } from '@titian/core'
import { migrateEventStore, type PostgresListener, postgresEventStore, postgresListener } from '@titian/event-store/postgres'
import { startPostgres, wipePostgres } from '@titian/local-postgres'
import { type Broker, factsFreshness, type IntegrationEvent, type Receiver, type Relay, startReceiver, startRelay, topicOf } from '@titian/messaging'
import { createTopics, kafkaBroker } from '@titian/messaging/kafka'
import { migrateMessagingOfService, postgresHeartbeats, postgresParking, postgresRelayCheckpoint } from '@titian/messaging/postgres'
import { kafkaDistribution, startKafka } from '@titian/testing/kafka'
import pg from 'pg'
import { newEvent } from '../log/titian.ts'

const bytes = 600

/** One PostgreSQL and one Kafka of this run's own. */
export async function setting() {
  const { jars, missing } = await kafkaDistribution()
  if (jars === undefined) throw new Error(`${missing}.`)
  const folder = await mkdtemp(join(tmpdir(), 'titian-bench-messaging-'))
  const server = await startPostgres({ dataDir: join(folder, 'postgres') })
  const kafka = await startKafka({ jars, dataDir: join(folder, 'kafka') })
  const pool = new pg.Pool({ connectionString: server.url, max: 24 })
  pool.on('error', () => undefined)
  const listener = await postgresListener(server.url)
  const broker = kafkaBroker({ brokers: kafka.brokers, clientId: 'bench' })
  return {
    kafka,
    pool,
    broker,
    round: (name: string) => round(name, kafka.brokers, pool, server.url, listener, broker),
    async close() {
      await broker.close()
      await listener.close()
      await pool.end()
      await kafka.stop()
      await server.stop()
      await wipePostgres(join(folder, 'postgres'))
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** A sending log, a topic and a receiving log that nobody used before; `name` in lower case letters and digits. */
async function round(name: string, brokers: readonly string[], pool: pg.Pool, url: string, listener: PostgresListener, broker: Broker) {
  const [source, target] = [`s${name}`, `t${name}`]
  const topic = topicOf(source)
  await createTopics({ brokers, clientId: 'bench' }, [{ name: topic, partitions: 3, replication: 1, config: {} }])
  for (const schema of [source, target]) {
    await migrateEventStore({ pool: url, schema: `${schema}_log` })
    await migrateMessagingOfService({ pool, schema })
  }
  const storeOf = (schema: string) => postgresEventStore({ pool, schema: `${schema}_log`, log: schema, clock: systemClock, listener })
  const [from, to] = [await storeOf(source), await storeOf(target)]
  const toIntegration = (event: RecordedEvent): IntegrationEvent => ({
    id: event.id,
    source,
    stream: event.stream,
    version: event.version,
    type: event.type,
    schemaVersion: event.schemaVersion,
    occurredAt: event.meta.occurredAt,
    recordedAt: event.recordedAt,
    correlationId: event.meta.correlationId,
    partitionKey: event.stream,
    data: event.data as Record<string, unknown>,
  })
  const running: (Relay | Receiver)[] = []
  const parking = postgresParking({ pool, schema: target })
  return {
    topic,
    from,
    to,
    /** Appends `count` events to the sending log, a hundred to a stream. */
    async fill(count: number): Promise<void> {
      for (let done = 0; done < count; done += 100) {
        const events = Array.from({ length: Math.min(100, count - done) }, () => newEvent(bytes))
        await from.append(`${source}.note-${randomUUID()}`, events, { expected: 'no-stream' })
      }
    },
    /** Starts the relay; resolves when all that is in the log is acknowledged by Kafka. */
    async relayed(): Promise<void> {
      await new Promise<void>((resolve) => {
        let begun = false
        const onLag = (behind: bigint) => {
          if (begun && behind === 0n) resolve()
          begun = true
        }
        const checkpoint = postgresRelayCheckpoint({ pool, schema: source, service: source })
        running.push(startRelay({ service: source, store: from, broker, toIntegration, checkpoint, wallClock: systemClock, onLag }))
      })
    },
    async receive(): Promise<void> {
      const freshness = factsFreshness({ wallClock: systemClock, heartbeats: postgresHeartbeats({ pool, schema: target }), parking })
      const common = { service: target, broker, topics: [topic], store: to, parking, freshness, wallClock: systemClock }
      running.push(await startReceiver({ ...common, accepts: () => true, feed: { eventsAfter: async () => [] } }))
    },
    /** Resolves when the receiving log holds so many events. `seen` is given each source event's id as it comes. */
    async received(count: number, seen: (id: string) => void = () => undefined): Promise<void> {
      const enough = new AbortController()
      let held = 0
      await to.subscribe({
        after: 0n,
        signal: enough.signal,
        async onBatch(events) {
          for (const { meta } of events) seen(meta.causationId)
          held += events.length
          if (held >= count) enough.abort()
        },
      })
    },
    async close(): Promise<void> {
      await Promise.all(running.map((each) => each.stop()))
      await Promise.all([from.close(), to.close()])
    },
  }
}
