import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canonical, type RecordedEvent } from '@titian/core'
import { openPool, postgresEventStore } from '@titian/event-store/postgres'
import { wipePostgres } from '@titian/local-postgres'
import { memoryKeyRing } from '@titian/privacy/memory'
import { secrets } from '@titian/service-kit/offline'
import { mainLog } from '@titian/service-kit/run'
import { examplesFolder } from '../all-in-one/folders.ts'
import { moveTo } from '../all-in-one/settle.ts'
import { type AllInOne, secretIn, startAll } from '../all-in-one/start-all.ts'
import { storyClock } from '../all-in-one/story-clock.ts'
import { definitions } from '../services/all.ts'
import { loadStory } from '../story/load.ts'
import { claimsOf } from '../story/people.ts'
import { playStory } from '../story/play.ts'
import { directoryOf, drawCase } from './cases.ts'
import { playInWorld } from './play-in-world.ts'
import { shapes } from './shapes.ts'
import { type Seeded, type World, world } from './world.ts'

const CASES = Object.keys(shapes).length

let folder: string
let all: AllInOne

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'titian-seed-'))
  all = await startAll({ folder, port: 0, held: true })
}, 120_000)

afterAll(async () => {
  await all.stop()
  await wipePostgres(join(folder, 'postgres'))
  await rm(folder, { recursive: true, force: true })
}, 60_000)

it('makes in process what comes of the same commands through the doors', async () => {
  const story = await loadStory(join(examplesFolder, 'kupang-transit'))
  const cases = Array.from({ length: CASES }, (_, nth) => drawCase(story, { seed: 3, count: CASES }, nth))
  // One story after the other: so few are drawn so far apart that none begins before the last one ends.
  await all.setPace(40)
  for (const one of [directoryOf(story), ...cases])
    await playStory({
      story: one,
      gatewayUrl: all.gatewayUrl,
      tokenOf: (person) => all.issuer.tokenOf(claimsOf(one, person)),
      moveTo: (instant) => moveTo(all.clock, all.services, instant),
      settle: () => all.settle(),
    })
  await all.settle()

  const derived = secrets(await secretIn(folder))
  const services: readonly Seeded[] = definitions.map((definition) => ({ definition, keyRing: memoryKeyRing(), secrets: derived }))
  const directory = world(services, new Map())
  await playInWorld(directoryOf(story), directory)
  const before = new Map(services.map(({ definition: { name } }) => [name, directory.streamsOf(name)]))
  const made: World[] = [directory]
  for (const one of cases) {
    const each = world(services, before)
    await playInWorld(one, each)
    made.push(each)
  }
  // Two services answer a closure at once: which of their answers stands first, here and where it is received, is luck through the doors.
  const answers = made.flatMap(({ recorded }) => recorded.filter(({ event }) => event.type === 'ClosureAnswered'))
  const racing = new Set(answers.map(({ event }) => event.id))
  for (const { definition } of services) {
    const expected = await throughTheDoors(definition.name)
    const found = made.flatMap(({ recorded }) => recorded.filter(({ service }) => service === definition.name).map(({ event }) => event))
    const lines = (events: readonly RecordedEvent[]) => events.map((event) => comparable(event, racing)).toSorted()
    expect(lines(found)).toEqual(lines(expected))
  }
}, 300_000)

async function throughTheDoors(service: string): Promise<readonly RecordedEvent[]> {
  const pool = openPool({ connectionString: all.databaseUrl, max: 1 })
  const store = await postgresEventStore({ pool, schema: mainLog(service), log: service, clock: storyClock() })
  const events: RecordedEvent[] = []
  for (let after = 0n; ; ) {
    const page = await store.readAll({ after, limit: 1_000 })
    events.push(...page)
    const last = page.at(-1)
    if (last === undefined) break
    after = last.position
  }
  await store.close()
  await pool.end()
  return events
}

/** All but what differs between any two runs: seals (under keys made at random), hashes under those keys, the wall clock, correlation. */
function comparable({ stream, version, id, type, schemaVersion, recordedAt, data, meta }: RecordedEvent, racing: ReadonlySet<string>): string {
  const { inputHash: _, correlationId: __, traceparent: ___, ...rest } = meta
  const place = racing.has(id) || racing.has(meta.causationId) ? {} : { version }
  return canonical({ stream, ...place, id, type, schemaVersion, recordedAt, data: masked(data), meta: rest })
}

function masked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(masked)
  if (typeof value !== 'object' || value === null) return value
  if ('sealId' in value) return 'sealed'
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) =>
      one === undefined || name === 'announcedAt' || name === 'claimedAt' ? [] : [[name, masked(one)]],
    ),
  )
}
