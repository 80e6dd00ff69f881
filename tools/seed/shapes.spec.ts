import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canonical } from '@titian/core'
import { memoryKeyRing } from '@titian/privacy/memory'
import { secrets } from '@titian/service-kit/offline'
import { examplesFolder } from '../all-in-one/folders.ts'
import { definitions } from '../services/all.ts'
import { loadStory } from '../story/load.ts'
import { firstAdminsOf } from '../story/register-cast.ts'
import { directoryOf, drawCase } from './cases.ts'
import { logsOf, makeBatch, makeBeginnings } from './make-batch.ts'
import { playInWorld } from './play-in-world.ts'
import { shapes } from './shapes.ts'
import { type Seeded, world } from './world.ts'

const services: readonly Seeded[] = definitions.map((definition) => ({
  definition,
  keyRing: memoryKeyRing(),
  secrets: secrets(new Uint8Array(32), 'common'),
}))
const names = Object.keys(shapes)
const drawn = { seed: 7, count: names.length }

async function playAll() {
  const story = await loadStory(join(examplesFolder, 'kupang-transit'))
  const directory = world(services, new Map(), firstAdminsOf(story))
  await playInWorld(directoryOf(story), directory)
  const before = new Map(services.flatMap(({ definition }) => logsOf(definition).map((log) => [log, directory.streamsOf(log)] as const)))
  const played = new Map<string, readonly { readonly id: string; readonly line: string }[]>()
  for (const [nth, name] of names.entries()) {
    const made = world(services, before, firstAdminsOf(story))
    await playInWorld(drawCase(story, drawn, nth), made)
    played.set(
      name,
      made.recorded.map(({ event }) => ({ id: event.id, line: `${event.stream} ${event.version} ${event.type} ${event.recordedAt}` })),
    )
  }
  return played
}

describe('the shapes that are drawn', () => {
  it('are played to their ends, each with what it is named for', async () => {
    const played = await playAll()
    const types = (name: string) => played.get(name)?.map(({ line }) => line.split(' ')[2])
    expect(types('a report that two people dismiss')).toEqual(expect.arrayContaining(['ReportDismissed']))
    expect(types('a referral that is accepted, a service, closed')).toEqual(expect.arrayContaining(['ServiceDelivered', 'CaseClosed']))
    expect(types('a referral that is rejected and redirected')).toEqual(expect.arrayContaining(['ReferralRejected', 'ReferralAccepted']))
    expect(types('a transfer with a hand-over, and a plan')).toEqual(expect.arrayContaining(['PlanCompleted', 'CaseClosed']))
    expect(types('someone is excluded')).toEqual(expect.arrayContaining(['ExcludedFromCase']))
    expect(types('a consent that is withdrawn while a referral waits')).toEqual(expect.arrayContaining(['ConsentWithdrawn', 'ReferralCancelled']))
    expect(types('a correction, learned late')).toEqual(expect.arrayContaining(['EpisodeLocationCorrected']))
  })

  it('have the same ids, times and codes each time, however they are divided, and others under another seed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'titian-shapes-'))
    const story = await loadStory(join(examplesFolder, 'kupang-transit'))
    const under = (name: string) => ({ vaultFile: join(folder, name), secret: new Uint8Array(32) })
    const made = async (name: string, seed: number, cuts: readonly number[]) => {
      const { beginnings, batch } = await makeBeginnings(under(name), story)
      const batches = [batch]
      for (const [index, from] of cuts.entries())
        batches.push(await makeBatch(under(name), beginnings, { seed, count: drawn.count }, { from, below: cuts[index + 1] ?? drawn.count }))
      const rows = batches.flatMap(({ logs }) => logs.flatMap(({ log, rows: some }) => some.map((row) => ({ log, row }))))
      return rows
        .map(({ log, row: { stream, version, id, type, recordedAt, data } }) => canonical([log, stream, version, id, type, recordedAt, coded(data)]))
        .toSorted()
    }
    const once = await made('one', 7, [0])
    expect(once.length).toBeGreaterThan(drawn.count * 10)
    expect(await made('other', 7, [0, 4])).toEqual(once)
    const others = new Set(await made('one', 8, [0]))
    const shared = once.filter((line) => others.has(line))
    // The directory and its staff alone.
    expect(shared.filter((line) => !/referral\.(agency|staff)-/.test(line))).toEqual([])
    await rm(folder, { recursive: true })
  })
})

/** All but seals, which are made at random. */
const coded = (data: string): unknown =>
  JSON.parse(data, (_, value: unknown) => (typeof value === 'object' && value !== null && 'sealId' in value ? 'sealed' : value))
