import { join } from 'node:path'
import { aggregate, at, event, type NewEvent, type RecordedEvent, systemActor, systemClock, upcast } from '@titian/core'
import type { EventStore } from '@titian/event-store'
import { memoryEventStore } from '@titian/event-store/memory'
import { migrateEventStore, postgresEventStore } from '@titian/event-store/postgres'
import { type ServiceDefinition, service } from '@titian/service'
import { idOf } from '@titian/testing'
import { type TestDatabase, testDatabase } from '@titian/testing/postgres'
import { z } from 'zod'
import { definitions } from '../services/all.ts'
import { committedFiles } from './committed.ts'
import { compare } from './compare.ts'
import { eventsOf, type Found, type GoldenEvent, goldenFiles, unguarded } from './golden.ts'

const committed = committedFiles(join(import.meta.dirname, '../../contracts'))
const label = { id: 'x', en: 'x' }

/** A bridge whose event has changed its shape twice: metres were a word, then a number, and then it got lanes. */
const bridges = (upTo: 1 | 2 | 3, upcasters = steps.slice(0, upTo - 1)): ServiceDefinition => {
  const bridge = aggregate({
    name: 'bridge',
    events: { BridgeBuilt: event(upTo, shapes[upTo] as { metres: z.ZodNumber }, { label, upcasters }) },
    initialState: {} as object,
    evolve: { BridgeBuilt: (_, data) => ({ built: data }) },
  })
  return service({ name: 'bridges', chapters: [{ aggregate: bridge, commands: [] }], rejections: {} })
}
const shapes = {
  1: { length: z.string() },
  2: { metres: z.number() },
  3: { metres: z.number(), lanes: z.number() },
}
const steps = [
  ({ length }: Record<string, unknown>) => ({ metres: String(length).length }),
  (data: Record<string, unknown>) => ({ ...data, lanes: 1 }),
]
const bridgeFiles = new Map([1, 2, 3].flatMap((version) => [...goldenFiles([bridges(version as 1 | 2 | 3)])]))

/** An example as it would have been stored by the version of the code that wrote it. */
function stored(path: string, text: string): NewEvent {
  const { type, schemaVersion, data } = JSON.parse(text) as GoldenEvent
  const id = idOf(path)
  const about = { personIds: [], ownerAgency: idOf('agency'), actor: systemActor('test'), purpose: 'OPERATION', inputHash: '' }
  const meta = { ...about, legalBasis: { kind: 'PUBLIC_TASK' as const }, commandId: id, correlationId: id, causationId: id }
  return { id, type, schemaVersion, data, meta: { ...meta, occurredAt: at(new Date('2024-03-12T02:00:00.000Z')) } }
}

/** Appends the examples, each to a stream of its own, and reads them back: path → what the log tells. */
async function throughTheLog(store: EventStore, found: readonly Found[], files: ReadonlyMap<string, string>) {
  const read = new Map<string, RecordedEvent>()
  for (const { service: name, aggregate: of, type } of found)
    for (const [path, text] of files) {
      if (!path.startsWith(`events/${name}/${of.name}/${type}/`)) continue
      const stream = of.streamOf(name, idOf(path))
      await store.append(stream, [stored(path, text)], { expected: 'no-stream' })
      const [recorded] = await store.read(stream)
      if (recorded) read.set(path, recorded)
    }
  return read
}

const logs = { memory: inMemory, PostgreSQL: inPostgres }

async function inMemory() {
  const store = memoryEventStore({ log: 'evolution', clock: systemClock })
  return { store, close: () => store.close() }
}

async function inPostgres() {
  const database: TestDatabase = await testDatabase()
  await migrateEventStore({ pool: database.url, schema: 'evolution_log' })
  const store = await postgresEventStore({ pool: database.url, schema: 'evolution_log', log: 'evolution', clock: systemClock })
  return {
    store,
    async close() {
      await store.close()
      await database.drop()
    },
  }
}

describe.each(Object.entries(logs))('stored events of every version, in the log in %s', (_, open) => {
  let log: Awaited<ReturnType<typeof open>>
  beforeAll(async () => {
    log = await open()
  })
  afterAll(() => log.close())

  it('are read and folded by the present code', async () => {
    const found = eventsOf(definitions)
    const read = await throughTheLog(log.store, found, committed)
    expect([...read.keys()].sort()).toEqual([...committed.keys()].filter((path) => path.startsWith('events/')).sort())
    for (const { service: name, aggregate: of, type, definition } of found)
      for (let version = 1; version <= definition.schemaVersion; version += 1) {
        const path = `events/${name}/${of.name}/${type}/v${version}.json`
        const recorded = read.get(path) as RecordedEvent
        expect({ path, type: recorded.type, version: recorded.schemaVersion }).toEqual({ path, type, version })
        const { error } = definition.schema.safeParse(upcast(definition, recorded.schemaVersion, recorded.data))
        expect({ path, error }).toEqual({ path, error: undefined })
        expect({ path, state: of.fold([recorded]) }).toEqual({ path, state: expect.anything() })
      }
  })

  it('come to one state, whatever version they were stored in', async () => {
    const found = eventsOf([bridges(3)])
    const read = await throughTheLog(log.store, found, bridgeFiles)
    const states = [...read].map(([path, recorded]) => [path.slice(-7), recorded.schemaVersion, found[0]?.aggregate.fold([recorded])])
    expect(states).toEqual([
      ['v1.json', 1, { built: { metres: 'contoh rekaan'.length, lanes: 1 } }],
      ['v2.json', 2, { built: { metres: 1, lanes: 1 } }],
      ['v3.json', 3, { built: { metres: 1, lanes: 1 } }],
    ])
  })
})

describe('the guard of stored events', () => {
  it('finds an example of every version of every event, and every step between two', () => {
    expect(unguarded(definitions, new Set(committed.keys()))).toEqual([])
    expect(unguarded([bridges(3)], new Set(bridgeFiles.keys()))).toEqual([])
  })

  it('names a version without an example', () => {
    const without = [...bridgeFiles.keys()].filter((path) => !path.endsWith('v2.json'))
    expect(unguarded([bridges(3)], new Set(without))).toEqual(['events/bridges/bridge/BridgeBuilt/v2.json is missing'])
  })

  it('is part of what a change is held to', () => {
    const kept = new Map([...bridgeFiles].filter(([path]) => path.endsWith('v3.json')))
    const { broken } = compare(kept, new Map(), goldenFiles([bridges(3)]), [bridges(3)])
    expect(broken.map(({ says }) => says.split('\n')[0])).toEqual([
      'events/bridges/bridge/BridgeBuilt/v1.json is missing.',
      'events/bridges/bridge/BridgeBuilt/v2.json is missing.',
    ])
  })

  it('names an event that lacks an upcaster, or has one too many', () => {
    const paths = new Set(bridgeFiles.keys())
    expect(unguarded([bridges(3, steps.slice(0, 1))], paths)).toEqual(['events/bridges/bridge/BridgeBuilt has 1 upcasters; version 3 needs 2'])
    expect(unguarded([bridges(1, steps)], paths)).toEqual(['events/bridges/bridge/BridgeBuilt has 2 upcasters; version 1 needs 0'])
  })
})
