import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { canonical, type RecordedEvent } from '@titian/core'
import { openPool, postgresEventStore } from '@titian/event-store/postgres'
import { startPostgres, wipePostgres } from '@titian/local-postgres'
import { databases } from '../all-in-one/databases.ts'
import { examplesFolder } from '../all-in-one/folders.ts'
import { moveTo } from '../all-in-one/settle.ts'
import { type AllInOne, startAll } from '../all-in-one/start-all.ts'
import { storyClock } from '../all-in-one/story-clock.ts'
import { definitions } from '../services/all.ts'
import { loadStory } from '../story/load.ts'
import { claimsOf } from '../story/people.ts'
import { playStory } from '../story/play.ts'
import { firstAdminsOf } from '../story/register-cast.ts'
import type { Story } from '../story/schema.ts'
import { directoryOf, drawCase } from './cases.ts'
import { logsOf } from './make-batch.ts'
import { runSeed } from './run-seed.ts'

/**
 * Each shape once; they stand so far apart that none begins before the last one ends. `SEED_CASES=20 npm test -- tools/seed/doors` makes it twenty,
 * which is longer than this may take among all tests.
 */
const CASES = Number(process.env.SEED_CASES ?? 9)
const SEED = 3
const logs = definitions.flatMap(logsOf)

let folder: string
let all: AllInOne
let story: Story

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'titian-seed-'))
  story = await loadStory(join(examplesFolder, 'kupang-transit'))
  all = await startAll({ folder, port: 0, held: true, firstAdmins: firstAdminsOf(story) })
}, 120_000)

afterAll(async () => {
  await all.stop()
  await wipePostgres(join(folder, 'postgres'))
  await rm(folder, { recursive: true, force: true })
}, 60_000)

it(
  'makes in bulk what comes of the same commands through the doors',
  async () => {
    const cases = Array.from({ length: CASES }, (_, nth) => drawCase(story, { seed: SEED, count: CASES }, nth))
    // One story after the other.
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
    const expected = await recordsOf(all.databaseUrl)

    const seeded = join(folder, 'seeded')
    // Case numbers follow from the secret of the folder.
    await mkdir(seeded)
    await copyFile(join(folder, 'demo-secret.key'), join(seeded, 'demo-secret.key'))
    await runSeed({ folder: seeded, cases: CASES, seed: SEED })
    const server = await startPostgres({ dataDir: join(seeded, 'postgres') })
    const found = await recordsOf((await databases(server.url)).main).finally(() => server.stop())
    await wipePostgres(join(seeded, 'postgres'))

    // Two services answer a closure at once: which of their answers stands first, here and where it is received, is luck through the doors.
    const racing = new Set([...found.values()].flat().flatMap(({ id, type }) => (type === 'ClosureAnswered' ? [id] : [])))
    const lines = (events: readonly RecordedEvent[] = []) => events.map((event) => comparable(event, racing)).toSorted()
    for (const log of logs) expect(lines(found.get(log))).toEqual(lines(expected.get(log)))
  },
  60_000 + CASES * 30_000,
)

/** Each log whole, by its schema. */
async function recordsOf(databaseUrl: string): Promise<ReadonlyMap<string, readonly RecordedEvent[]>> {
  const pool = openPool({ connectionString: databaseUrl, max: 2 })
  const recorded = new Map<string, readonly RecordedEvent[]>()
  for (const log of logs) {
    const store = await postgresEventStore({ pool, schema: log, log, clock: storyClock() })
    const events: RecordedEvent[] = []
    for (let after: bigint | undefined = 0n; after !== undefined; ) {
      const page = await store.readAll({ after, limit: 1_000 })
      events.push(...page)
      after = page.at(-1)?.position
    }
    await store.close()
    recorded.set(log, events)
  }
  await pool.end()
  return recorded
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
