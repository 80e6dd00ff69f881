import { type NewEvent, TitianError } from '@titian/core'
import type { EventStore } from '@titian/event-store'
import { memoryEventStore } from '@titian/event-store/memory'
import { v5 } from 'uuid'
import { message, messages } from '../contract/messages.ts'
import { factsFreshness } from '../freshness/facts-freshness.ts'
import { memoryHeartbeats } from '../freshness/memory-heartbeats.ts'
import { memoryBroker } from '../memory/memory-broker.ts'
import { memoryParking } from '../parking/memory-parking.ts'
import { type IntegrationEvent, topicOf } from '../port.ts'
import { receivedEvent, receivedStream } from './received-event.ts'
import { type Happened, type ReceiverOptions, startReceiver } from './receiver.ts'

const now = new Date('2026-01-05T01:02:03.000Z')
const wallClock = { now: () => now }
const topic = topicOf('intake')
const nul = { text: 'nul \u0000' }

async function scene(different: Partial<ReceiverOptions> & { feedHolds?: readonly IntegrationEvent[] } = {}) {
  const store = memoryEventStore({ log: 'referral', clock: { now: () => now } })
  const broker = memoryBroker()
  const parking = memoryParking()
  const freshness = factsFreshness({ wallClock, heartbeats: memoryHeartbeats(), parking })
  const happened: Happened[] = []
  const asked: number[] = []
  const { feedHolds = [], ...options } = different
  const receiver = await startReceiver({
    service: 'referral',
    broker,
    topics: [topic],
    accepts: () => true,
    store,
    parking,
    feed: {
      async eventsAfter(_source, stream, version) {
        asked.push(version)
        return feedHolds.filter((each) => each.stream === stream && each.version > version).slice(0, 2)
      },
    },
    freshness,
    wallClock,
    onMessage: (what) => void happened.push(what),
    ...options,
  })
  const versions = async (name: string) => (await store.read(receivedStream('referral', message(name, 1).stream))).map(({ version }) => version)
  const send = async (...sent: readonly IntegrationEvent[]) => {
    await broker.publish(topic, sent)
    await broker.drained()
  }
  return { store, broker, parking, freshness, happened, asked, receiver, versions, send }
}

/** A log that refuses, a number of times, to append what `which` picks. */
function failing(store: EventStore, code: string, times: number, which: (event: NewEvent) => boolean = () => true): EventStore {
  let left = times
  return {
    ...store,
    async append(stream, events, options) {
      if (events.some(which) && left > 0) {
        left -= 1
        throw new TitianError(code)
      }
      return store.append(stream, events, options)
    },
  }
}

describe('receiving', () => {
  it('passes over who speaks for another service, and who names a stream that is not its own', async () => {
    const { store, broker, parking, freshness, happened, receiver } = await scene({ topics: [topic, topicOf('legal-aid')] })
    const own = message('a', 1)
    await broker.publish(topicOf('legal-aid'), [own, { ...own, source: 'legal-aid' }])
    await broker.heartbeat(topicOf('legal-aid'), { source: 'intake', at: now.toISOString() })
    await broker.publish(topic, [{ ...own, stream: `${own.stream}\0` }])
    await broker.drained()
    expect(happened).toEqual(['foreign', 'foreign', 'foreign'])
    expect([await store.head(), await parking.list(), await freshness.isFresh(['intake'], [])]).toEqual([0n, [], false])
    await broker.publish(topic, [own])
    await broker.heartbeat(topic, { source: 'intake', at: now.toISOString() })
    await broker.drained()
    expect([await store.head(), await freshness.isFresh(['intake'], [])]).toEqual([1n, true])
    await receiver.stop()
  })

  it('appends each message to the log of the service, in a stream named after its own', async () => {
    const { store, happened, send } = await scene()
    const sent = message('a', 1, { agencyId: 'agency-1' })
    await send(sent)
    const [event, ...more] = await store.readAll({ after: 0n })
    expect(more).toEqual([])
    expect(event).toMatchObject({
      stream: `referral.received.${sent.stream}`,
      version: 1,
      type: 'intake.CaseOpened',
      schemaVersion: 1,
      data: { agencyId: 'agency-1', $recordedAt: sent.recordedAt },
      meta: {
        occurredAt: sent.occurredAt,
        caseId: sent.caseId,
        personIds: [],
        ownerAgency: 'system',
        actor: { userId: 'system:referral', post: 'system' },
        purpose: 'OPERATION',
        legalBasis: { kind: 'PUBLIC_TASK' },
        commandId: event?.id,
        correlationId: sent.correlationId,
        causationId: sent.id,
      },
    })
    expect(event?.meta.inputHash).toMatch(/^[0-9a-f]{64}$/)
    expect(happened).toEqual(['received'])
  })

  it('gives an event the same id whenever it is received: ids in logs are for ever', () => {
    expect(receivedEvent('referral', message('a', 1)).id).toBe(v5(message('a', 1).id, '4a0b93a4-6f0c-4b52-8d13-0b8f6d1f6a57'))
  })

  it('takes a double for what it is, also when the producer publishes a field more by now', async () => {
    const { happened, versions, send, parking } = await scene()
    await send(...messages('a', 1, 3))
    await send(...messages('a', 2, 3), message('a', 3, { step: 3, added: true }), message('a', 4))
    expect(await versions('a')).toEqual([1, 2, 3, 4])
    expect(happened).toEqual(['received', 'received', 'received', 'already', 'already', 'already', 'received'])
    expect(await parking.list()).toEqual([])
  })

  it('passes over aggregates the service does not read', async () => {
    const { happened, versions, send } = await scene({ accepts: ({ stream }) => stream === message('b', 1).stream })
    await send(message('a', 1), message('b', 1))
    expect([await versions('a'), await versions('b')]).toEqual([[], [1]])
    expect(happened).toEqual(['ignored', 'received'])
  })

  it('goes on where it meets an unknown type or a newer version, and tells of each once', async () => {
    const strange: (readonly [string, number])[] = []
    const { happened, parking, versions, send } = await scene({
      knows: ({ type, schemaVersion }) => (type !== 'CaseOpened' ? 'unknown' : schemaVersion > 1 ? 'newer' : 'known'),
      onStrange: (what, each) => void strange.push([what, each.version]),
    })
    await send({ ...message('a', 1), schemaVersion: 2 }, message('a', 2), message('b', 1), message('b', 2))
    await send(message('a', 2))
    expect([await versions('a'), await versions('b')]).toEqual([
      [1, 2],
      [1, 2],
    ])
    expect(strange.sort()).toEqual([
      ['newer', 1],
      ['unknown', 2],
      ['unknown', 2],
    ])
    expect(happened).toEqual(['received', 'received', 'received', 'received', 'already'])
    expect(await parking.list()).toEqual([])
  })

  it('fetches from the feed, page by page, what is missing before a message', async () => {
    const { asked, happened, versions, send } = await scene({ feedHolds: messages('a', 1, 9) })
    await send(message('a', 1))
    await send(message('a', 7))
    expect(await versions('a')).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(asked).toEqual([1, 3, 5])
    expect(happened).toEqual(['received', 'repaired'])
  })

  it('parks a stream whose gap the feed cannot fill, and goes on with the others', async () => {
    const { happened, parking, versions, send } = await scene({ feedHolds: messages('a', 1, 2) })
    await send(message('a', 4), message('b', 1), message('a', 5), message('b', 2))
    expect([await versions('a'), await versions('b')]).toEqual([
      [1, 2],
      [1, 2],
    ])
    const { stream } = message('a', 1)
    expect((await parking.show(stream)).map((each) => [each.message.version, each.errorCode])).toEqual([
      [4, 'GAP_NOT_REPAIRED'],
      [5, 'QUEUED'],
    ])
    expect(happened.filter((what) => what === 'parked' || what === 'queued')).toEqual(['parked', 'queued'])
    await send(message('a', 6))
    expect(await parking.list()).toMatchObject([{ stream, waiting: 3, attempts: 1, firstSeen: now, lastSeen: now }])
  })

  it('lets a poison message park its own stream only', async () => {
    const { parking, versions, send } = await scene()
    await send(message('a', 1), message('a', 2, nul), message('b', 1), message('a', 3), message('b', 2))
    expect([await versions('a'), await versions('b')]).toEqual([[1], [1, 2]])
    expect(await parking.list()).toMatchObject([{ stream: message('a', 1).stream, waiting: 2, errorCode: 'EVENT_TEXT_INVALID' }])
  })

  it('parks a stream that tells another story than the one received', async () => {
    const { parking, send, versions } = await scene()
    await send(message('a', 1), { ...message('a', 1), id: v5('another', message('a', 1).id) })
    expect(await versions('a')).toEqual([1])
    expect(await parking.list()).toMatchObject([{ errorCode: 'STREAM_DIVERGED', waiting: 1 }])
  })

  it.each(['LOG_UNAVAILABLE', 'LOG_BUSY', 'BROKER_UNAVAILABLE'])('tries again after %s, parks nothing and keeps the order', async (code) => {
    const store = memoryEventStore({ log: 'referral', clock: { now: () => now } })
    const { parking, send } = await scene({ store: failing(store, code, 3, (event) => event.type === 'intake.CaseChanged') })
    await send(...messages('a', 1, 3), message('b', 1))
    const read = async (name: string) => (await store.read(receivedStream('referral', message(name, 1).stream))).map(({ data }) => data)
    expect(await read('a')).toMatchObject([{ step: 1 }, { step: 2 }, { step: 3 }])
    expect(await read('b')).toMatchObject([{ step: 1 }])
    expect(await parking.list()).toEqual([])
  })

  it('tries again while the feed is away', async () => {
    let away = 2
    const { parking, versions, send } = await scene({
      feed: {
        async eventsAfter(_source, _stream, version) {
          away -= 1
          if (away >= 0) throw new TitianError('FEED_UNAVAILABLE')
          return messages('a', version + 1, 3)
        },
      },
    })
    await send(message('a', 3))
    expect([await versions('a'), await parking.list()]).toEqual([[1, 2, 3], []])
  })

  it('notes a heartbeat only when all before it is in the log', async () => {
    const noted: number[] = []
    const store = memoryEventStore({ log: 'referral', clock: { now: () => now } })
    const { broker } = await scene({
      store: failing(store, 'LOG_UNAVAILABLE', 2),
      freshness: { note: async () => void noted.push(Number(await store.head())) },
    })
    await broker.publish(topic, messages('a', 1, 5))
    await broker.heartbeat(topic, { source: 'intake', at: now.toISOString() })
    await broker.drained()
    expect(noted).toEqual([5])
  })

  it('says that facts are stale where the stream asked about is parked, and fresh for the others', async () => {
    const { broker, freshness, send } = await scene()
    await send(message('a', 1, nul), message('b', 1))
    await broker.heartbeat(topic, { source: 'intake', at: now.toISOString() })
    await broker.drained()
    expect(await freshness.isFresh(['intake'], [message('b', 1).stream])).toBe(true)
    await expect(freshness.assertFresh(['intake'], [message('a', 1).stream])).rejects.toMatchObject({
      code: 'FACTS_STALE',
      details: { sources: ['intake'] },
    })
  })

  it('goes on after a restart where it was', async () => {
    const { receiver, broker, store, parking, freshness, send, versions } = await scene()
    await send(...messages('a', 1, 2))
    await receiver.stop()
    await broker.publish(topic, messages('a', 3, 4))
    expect(await versions('a')).toEqual([1, 2])
    const again = await startReceiver({
      service: 'referral',
      broker,
      topics: [topic],
      accepts: () => true,
      store,
      parking,
      feed: { eventsAfter: async () => [] },
      freshness,
      wallClock,
    })
    await broker.drained()
    expect(await versions('a')).toEqual([1, 2, 3, 4])
    await again.stop()
  })
})
