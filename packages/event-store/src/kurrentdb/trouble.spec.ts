import { randomUUID } from 'node:crypto'
import { binaryEvent, KurrentDBClient } from '@kurrent/kurrentdb-client'
import type { Clock, RecordedEvent } from '@titian/core'
import { collect } from '../contract/collect.ts'
import { rejectionOf } from '../contract/rejection-of.ts'
import { newEvent, newEvents, newStream } from '../contract/sample-events.ts'
import type { EventStore } from '../port.ts'
import { connectionTo } from './connection.ts'
import { type KurrentDouble, kurrentDouble } from './double/kurrentdb-double.ts'
import { appendUntilAnswered } from './fixtures/append-until-answered.ts'
import { type KurrentEventStoreOptions, kurrentEventStore } from './index.ts'
import { reads } from './reads.ts'

const clock: Clock = { now: () => new Date('2026-01-05T03:00:00.000Z') }

describe('trouble with KurrentDB (on the double)', () => {
  let server: KurrentDouble
  let stores: EventStore[]
  beforeEach(async () => {
    server = await kurrentDouble()
    stores = []
  })
  afterEach(async () => {
    server.thaw()
    await Promise.all(stores.map((store) => store.close()))
    server.stop()
  })

  async function open(options: Partial<KurrentEventStoreOptions> = {}): Promise<EventStore> {
    const store = await kurrentEventStore({ connectionString: server.connectionString, prefix: 'contract.', log: 'test', clock, ...options })
    stores.push(store)
    return store
  }

  it('a server that goes and comes back: appends and reads fail meanwhile, a subscription goes on where it was', async () => {
    const store = await open()
    const stream = newStream()
    const collecting = collect(store, { after: 0n })
    await collecting.reached((await store.append(stream, newEvents(1), { expected: 0 })).position)
    server.stop()
    const retried = newEvents(2)
    expect((await rejectionOf(store.append(stream, retried, { expected: 1 }))).code).toBe('LOG_UNAVAILABLE')
    expect((await rejectionOf(store.head())).code).toBe('LOG_UNAVAILABLE')
    await server.start()
    const answer = await store.append(stream, retried, { expected: 1 })
    await collecting.reached(answer.position)
    await collecting.stop()
    expect(collecting.events.map(({ version }) => version)).toEqual([1, 2, 3])
    expect(await store.head()).toBe(answer.position)
  })

  it('an answer lost after the append was stored: the retry gets the stored answer', async () => {
    const store = await open()
    const stream = newStream()
    const events = newEvents(2)
    server.loseNextAnswer()
    expect((await rejectionOf(store.append(stream, events, { expected: 'no-stream' }))).code).toBe('LOG_UNAVAILABLE')
    expect(await store.append(stream, events, { expected: 'no-stream' })).toMatchObject({ version: 2, already: true })
    expect(await store.read(stream)).toHaveLength(2)
  })

  it('connections that break under many appends: each caller is told, a retry is safe, nothing is lost or doubled', async () => {
    const store = await open()
    const appends = Array.from({ length: 300 }, () => ({ stream: newStream(), events: newEvents(2) }))
    const send = () => Promise.allSettled(appends.map(({ stream, events }) => store.append(stream, events, { expected: 'no-stream' })))
    const sent = send()
    while (server.appends() < 40) await new Promise((resolve) => setImmediate(resolve))
    server.stop()
    await server.start()
    const first = await sent
    const failed = first.filter(({ status }) => status === 'rejected')
    expect(failed.length).toBeGreaterThan(0)
    for (const result of failed) expect(result).toMatchObject({ reason: { code: 'LOG_UNAVAILABLE' } })
    const again = await send()
    again.forEach((result, index) => {
      const before = first[index]
      if (before?.status === 'fulfilled') expect(result).toMatchObject({ status: 'fulfilled', value: { ...before.value, already: true } })
      else expect(result).toMatchObject({ status: 'fulfilled', value: { version: 2 } })
    })
    expect(await store.readAll({ after: 0n, limit: 1_000 })).toHaveLength(600)
  })

  it('a server that answers nothing is given up after the limit; what was under way lands later, once', async () => {
    const store = await open({ limitMs: 200 })
    const stream = newStream()
    const events = newEvents(1)
    server.freeze()
    const gaveUp = { code: 'LOG_UNAVAILABLE', details: { log: 'test', waitedMs: 200 } }
    const [append, read] = await Promise.all([
      rejectionOf(store.append(stream, events, { expected: 'no-stream' })),
      rejectionOf(store.readAll({ after: 0n })),
    ])
    expect([append, read]).toEqual([gaveUp, gaveUp])
    server.thaw()
    expect((await store.append(stream, events, { expected: 'no-stream' })).version).toBe(1)
    expect(await store.read(stream)).toHaveLength(1)
  })

  it('a server that searches for long is waited for while it answers otherwise, and given up when it does not', async () => {
    const store = await open({ limitMs: 100 })
    const stream = newStream()
    await store.append(stream, newEvents(2), { expected: 'no-stream' })
    server.freeze('searches')
    const before = server.reads()
    const found = store.readAll({ after: 0n })
    while (server.reads() < before + 3) await new Promise((resolve) => setImmediate(resolve))
    server.thaw()
    expect(await found).toHaveLength(2)
    server.freeze('searches')
    const lost = rejectionOf(store.readAll({ after: 0n }))
    server.freeze()
    expect(await lost).toEqual({ code: 'LOG_UNAVAILABLE', details: { log: 'test', waitedMs: 100 } })
  })

  it('a log cannot be opened while the server is away', async () => {
    server.stop()
    expect(await rejectionOf(open())).toEqual({ code: 'LOG_UNAVAILABLE', details: { log: 'test' } })
    await server.start()
    expect(await (await open()).head()).toBe(0n)
  })

  it('a client whose first read found no server is replaced', async () => {
    const connection = connectionTo(`${server.connectionString}&discoveryInterval=10`)
    const read = reads({ log: 'test', connection, namespace: '', prefix: 'contract.', limitMs: 5_000 })
    server.stop()
    expect((await rejectionOf(read.end())).code).toBe('LOG_UNAVAILABLE')
    await server.start()
    expect(await read.last()).toBeUndefined()
    await connection.close()
  })

  it('a slow subscriber gets everything once and holds nobody back, though the buffer is small', async () => {
    const store = await open({ keep: { records: 50, bytes: 1_000_000 } })
    const brisk = collect(store, { after: 0n })
    const release = Promise.withResolvers<void>()
    const versions: number[] = []
    const controller = new AbortController()
    const stream = newStream()
    const slow = store.subscribe({
      after: 0n,
      batchSize: 20,
      signal: controller.signal,
      onBatch: async (events) => {
        await release.promise
        versions.push(...events.map(({ version }) => version))
        if (versions.length === 600) controller.abort()
      },
    })
    let last = 0n
    for (let version = 0; version < 600; version += 60) last = (await store.append(stream, newEvents(60), { expected: version })).position
    await brisk.reached(last)
    await brisk.stop()
    release.resolve()
    await slow
    const wanted = Array.from({ length: 600 }, (_, index) => index + 1)
    expect(versions).toEqual(wanted)
    expect(brisk.events.map(({ version }) => version)).toEqual(wanted)
  })

  it('is dropped by the server for being too slow, and subscribes anew from where it was', async () => {
    const store = await open()
    const collecting = collect(store, { after: 0n })
    const stream = newStream()
    let last = 0n
    for (let version = 0; version < 2_000; version += 1_000) last = (await store.append(stream, newEvents(1_000), { expected: version })).position
    await collecting.reached(last)
    await collecting.stop()
    expect(server.dropped()).toBeGreaterThan(0)
    expect(collecting.events.map(({ version }) => version)).toEqual(Array.from({ length: 2_000 }, (_, index) => index + 1))
  })

  it('loses nothing where the server says how far it looked before the events in front of that were taken', async () => {
    const store = await open()
    const other = await open()
    const collecting = collect(store, { after: 0n })
    const stream = newStream()
    let { position } = await store.append(stream, newEvents(1), { expected: 0 })
    await collecting.reached(position)
    for (let version = 1; version < 201; version += 40) {
      server.stop()
      await server.start()
      position = (await appendUntilAnswered(other, stream, newEvents(40), version)).position
      await collecting.reached(position)
    }
    await collecting.stop()
    expect(collecting.events.map(({ version }) => version)).toEqual(Array.from({ length: 201 }, (_, index) => index + 1))
  })

  it('loses nothing where the server names as looked through the place at which the next event will start', async () => {
    const store = await open()
    const collecting = collect(store, { after: 0n })
    const stream = newStream()
    for (let version = 0; version < 10; version += 2) {
      const before = server.reads()
      server.stop()
      await server.start()
      // Nobody but the tail reads.
      while (server.reads() === before) await new Promise((resolve) => setImmediate(resolve))
      await collecting.reached((await appendUntilAnswered(store, stream, newEvents(2), version)).position)
    }
    await collecting.stop()
    expect(collecting.events.map(({ version }) => version)).toEqual(Array.from({ length: 10 }, (_, index) => index + 1))
  })

  it('two processes on the same streams: versions without gaps, every command once', async () => {
    const both = [await open(), await open()]
    const streams = [newStream(), newStream()]
    const commands = Array.from({ length: 30 }, (_, index) => ({ stream: streams[index % 2] ?? '', events: newEvents(2) }))
    const answers = await Promise.all(
      both.map((store) => Promise.all(commands.map(({ stream, events }) => store.append(stream, events, { expected: 'any' })))),
    )
    commands.forEach((_, index) => {
      const pair = answers.map((of) => of[index])
      expect(pair.map((answer) => answer?.version)).toEqual([pair[0]?.version, pair[0]?.version])
      expect(pair.filter((answer) => !answer?.already)).toHaveLength(1)
    })
    for (const stream of streams) {
      for (const store of both)
        expect((await store.read(stream)).map(({ version }) => version)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1))
    }
  })

  it('tells the reuse of an id by another process from a repeat', async () => {
    const [one, other] = [await open(), await open()]
    const stream = newStream()
    const event = newEvent({ inputHash: 'a'.repeat(64) })
    await one.append(stream, [event], { expected: 'no-stream' })
    const reused = { ...newEvent({ inputHash: 'b'.repeat(64) }), id: event.id }
    expect((await rejectionOf(other.append(stream, [reused], { expected: 'no-stream' }))).code).toBe('COMMAND_ID_REUSED')
    expect((await other.append(stream, [event], { expected: 'no-stream' })).already).toBe(true)
  })

  it('does not record before what another process recorded', async () => {
    const later: Clock = { now: () => new Date('2026-01-05T04:00:00.000Z') }
    const ahead = await open({ clock: later })
    const { position } = await ahead.append(newStream(), newEvents(1), { expected: 'no-stream' })
    const behind = await open()
    const stream = newStream()
    await behind.append(stream, newEvents(1), { expected: 'no-stream' })
    expect((await behind.read(stream))[0]?.recordedAt).toBe('2026-01-05T04:00:00.000Z')
    expect(await behind.cutAt(new Date('2026-01-05T03:30:00.000Z'))).toBe(0n)
    expect(await behind.cutAt(later.now())).toBeGreaterThan(position)
  })

  it('knows the time of what was recorded, not of what was refused', async () => {
    let now = '2026-01-05T03:00:00.000Z'
    const store = await open({ clock: { now: () => new Date(now) } })
    expect(store.latestRecordedAt()).toBeUndefined()
    const stream = newStream()
    await store.append(stream, newEvents(1), { expected: 'no-stream' })
    now = '2026-01-05T04:00:00.000Z'
    expect((await rejectionOf(store.append(stream, newEvents(1), { expected: 'no-stream' }))).code).toBe('VERSION_CONFLICT')
    expect(store.latestRecordedAt()).toEqual(new Date('2026-01-05T03:00:00.000Z'))
    expect((await open()).latestRecordedAt()).toEqual(new Date('2026-01-05T03:00:00.000Z'))
  })

  it('knows nothing of other logs on the server, and moves past them', async () => {
    const [mine, theirs] = [await open(), await open({ prefix: 'other.' })]
    const collecting = collect(mine, { after: 0n })
    const stream = `other.note-${randomUUID()}`
    await theirs.append(stream, newEvents(600), { expected: 'no-stream' })
    // The server tells now and then how far it looked.
    await collecting.reached((await theirs.read(stream))[400]?.position ?? 0n)
    await collecting.stop()
    expect(collecting.events).toEqual([])
    expect(await mine.head()).toBe(0n)
    expect(await mine.readAll({ after: 0n })).toEqual([])
    expect(await rejectionOf(mine.append('other.note-1', newEvents(1), { expected: 'any' }))).toMatchObject({
      code: 'APPEND_INVALID',
      details: { path: 'stream' },
    })
  })

  it.each(['unknown', 'invalid-argument'] as const)(
    'names a position at which nothing starts, also to a subscriber, where the server answers %s',
    async (refusesPositions) => {
      const other = await kurrentDouble({ refusesPositions })
      try {
        const store = await open({ connectionString: other.connectionString, keep: { records: 1, bytes: 1_000 } })
        const [first, last] = [
          await store.append(newStream(), newEvents(1), { expected: 0 }),
          await store.append(newStream(), newEvents(9), { expected: 0 }),
        ]
        await collect(store, { after: 0n }).reached(last.position)
        const after = first.position + 1n
        const unknown = { code: 'POSITION_UNKNOWN', details: { log: 'test', position: String(after) } }
        expect(await rejectionOf(store.readAll({ after }))).toEqual(unknown)
        const onBatch = () => Promise.resolve()
        expect(await rejectionOf(store.subscribe({ after, signal: new AbortController().signal, onBatch }))).toEqual(unknown)
      } finally {
        await stores.pop()?.close()
        other.stop()
      }
    },
  )

  it('stops at a record that is none of its own, and says where', async () => {
    const store = await open()
    const stream = newStream()
    await store.append(stream, newEvents(1), { expected: 'no-stream' })
    const client = KurrentDBClient.connectionString(server.connectionString)
    const foreign = binaryEvent({ type: 'Foreign', data: new TextEncoder().encode('{broken') })
    const { position } = await client.appendToStream(stream, foreign, { streamState: 0n })
    await client.dispose()
    const poisoned = { code: 'EVENT_UNREADABLE', details: { position: String(position?.commit), stream, type: 'Foreign' } }
    expect(await rejectionOf(store.read(stream))).toEqual(poisoned)
    const told: number[] = []
    const onBatch = async (events: readonly RecordedEvent[]) => {
      told.push(...events.map(({ version }) => version))
    }
    expect(await rejectionOf(store.subscribe({ after: 0n, signal: new AbortController().signal, onBatch }))).toEqual(poisoned)
    expect(told).toEqual([1])
  })

  it('refuses what the server would refuse for its size, and settings under which it cannot be trusted', async () => {
    const store = await open()
    const events = Array.from({ length: 4 }, () => newEvent({ data: { text: 'x'.repeat(261_600) } }))
    expect(await rejectionOf(store.append(newStream(), events, { expected: 'any' }))).toMatchObject({
      code: 'EVENT_TOO_LARGE',
      details: { limit: 1024 * 1024 },
    })
    const unsafe = `${server.connectionString}&throwOnAppendFailure=false`
    expect(await rejectionOf(open({ connectionString: unsafe }))).toEqual({
      code: 'LOG_REFUSED',
      details: { log: 'test', setting: 'throwOnAppendFailure' },
    })
    expect(await rejectionOf(open({ connectionString: 'kurrentdb://user:secret@' }))).toEqual({
      code: 'LOG_REFUSED',
      details: { log: 'test', setting: 'connectionString' },
    })
    expect((await rejectionOf(open({ prefix: '' }))).code).toBe('LOG_REFUSED')
  })
})
