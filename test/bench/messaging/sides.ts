import { randomUUID } from 'node:crypto'
import { type NewEvent, type RecordedEvent, systemClock } from '@titian/core'
import { openPool, postgresEventStore, postgresListener } from '@titian/event-store/postgres'
import { factsFreshness, type IntegrationEvent, publicFace, type Receiver, type Relay, startReceiver, startRelay, topicOf } from '@titian/messaging'
import { kafkaBroker } from '@titian/messaging/kafka'
import { postgresBroker, postgresHeartbeats, postgresParking, postgresRelayCheckpoint } from '@titian/messaging/postgres'
import { newEvent } from '../log/titian.ts'

export type Between = 'kafka' | 'postgres'

export interface Servers {
  readonly url: string
  readonly kafka: readonly string[]
}

export type Side = Awaited<ReturnType<typeof openSide>>

const bytes = 600

/** What one service has for itself: as many connections as the kit gives it, and its own way to each broker. */
export async function openSide({ url, kafka }: Servers) {
  const pool = openPool({ connectionString: url, max: 8 })
  const listener = await postgresListener(url)
  const brokers = { kafka: kafkaBroker({ brokers: kafka, clientId: 'bench' }), postgres: postgresBroker({ pool, listener }) }
  return {
    pool,
    brokers,
    store: (service: string) => postgresEventStore({ pool, schema: `${service}_log`, log: service, clock: systemClock, listener }),
    async close() {
      await Promise.all([brokers.kafka.close(), brokers.postgres.close()])
      await listener.close()
      await pool.end()
    },
  }
}

/** The service that records, `s<name>`. */
export async function sending(name: string, between: Between, { pool, brokers, store }: Side) {
  const source = `s${name}`
  const from = await store(source)
  const relays: Relay[] = []
  const toIntegration = (event: RecordedEvent): IntegrationEvent =>
    publicFace(source, event, { type: event.type, partitionKey: event.stream, data: event.data as Record<string, unknown>, relations: '' })
  const append = (events: readonly NewEvent[]) => from.append(`${source}.note-${randomUUID()}`, events, { expected: 'no-stream' })
  return {
    topic: topicOf(source),
    /** Appends one event to a new stream; `begun` is given its id before. */
    async append(begun: (id: string) => void): Promise<void> {
      const event = ofCase()
      begun(event.id)
      await append([event])
    },
    /** Appends `count` events to the sending log, a hundred to a stream. */
    async fill(count: number): Promise<void> {
      for (let done = 0; done < count; done += 100) await append(Array.from({ length: Math.min(100, count - done) }, ofCase))
    },
    /** Starts the relay; resolves when all that is in the log is acknowledged by the broker. */
    async relayed(): Promise<void> {
      await new Promise<void>((resolve) => {
        let begun = false
        const onLag = (behind: bigint) => {
          if (begun && behind === 0n) resolve()
          begun = true
        }
        const checkpoint = postgresRelayCheckpoint({ pool, schema: source, service: source })
        const broker = brokers[between]
        relays.push(startRelay({ service: source, store: from, broker, toIntegration, checkpoint, wallClock: systemClock, onLag }))
      })
    },
    async close(): Promise<void> {
      await Promise.all(relays.map((each) => each.stop()))
      await from.close()
    },
  }
}

/** The service that receives, `t<name>`. */
export async function receiving(name: string, between: Between, { pool, brokers, store }: Side) {
  const target = `t${name}`
  const to = await store(target)
  const receivers: Receiver[] = []
  const parking = postgresParking({ pool, schema: target })
  return {
    service: target,
    to,
    async receive(): Promise<void> {
      const freshness = factsFreshness({ wallClock: systemClock, heartbeats: postgresHeartbeats({ pool, schema: target }), parking })
      const common = {
        service: target,
        broker: brokers[between],
        topics: [topicOf(`s${name}`)],
        store: to,
        parking,
        freshness,
        wallClock: systemClock,
      }
      receivers.push(await startReceiver({ ...common, accepts: () => true, feed: { eventsAfter: async () => [] } }))
    },
    /** Resolves when the receiving log holds so many events. `seen` is given each source event's id, and where it is, as it comes. */
    async received(count: number, seen: (id: string, position: bigint) => void = () => undefined): Promise<void> {
      const enough = new AbortController()
      let held = 0
      await to.subscribe({
        after: 0n,
        signal: enough.signal,
        async onBatch(events) {
          for (const { meta, position } of events) seen(meta.causationId, position)
          held += events.length
          if (held >= count) enough.abort()
        },
      })
    },
    async close(): Promise<void> {
      await Promise.all(receivers.map((each) => each.stop()))
      await to.close()
    },
  }
}

function ofCase(): NewEvent {
  const event = newEvent(bytes)
  return { ...event, meta: { ...event.meta, caseId: randomUUID() } }
}
