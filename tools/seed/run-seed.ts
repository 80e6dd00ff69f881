import { join } from 'node:path'
import { createFollowers, followerCheckpoint, schemaOf } from '@titian/service-kit/offline'
import { examplesFolder } from '../all-in-one/folders.ts'
import { runningIn } from '../all-in-one/run-file.ts'
import { loadStory } from '../story/load.ts'
import { directoryOf, drawCase } from './cases.ts'
import { openGround, type SeedGround } from './ground.ts'
import { beginningOf } from './moves.ts'
import { playInWorld } from './play-in-world.ts'
import { world } from './world.ts'
import { writer } from './writer.ts'

export interface SeedOptions {
  readonly folder: string
  readonly cases: number
  readonly seed: number
  readonly onMade?: (made: number) => void
}

/** Cases that are made at once: their keys are waited for together. */
const TOGETHER = 32
/** After the last record of any case. */
const END = '9999'

/** Makes cases in a folder that no service runs on and no record is in. @throws Error with a sentence */
export async function runSeed({ folder, cases, seed, onMade = () => undefined }: SeedOptions): Promise<void> {
  if (runningIn(folder)) throw new Error('Titian runs on this folder. Stop it first, with Ctrl-C there.')
  const ground = await openGround(folder)
  try {
    for (const { ground: at } of ground.services)
      if ((await at.store.head()) > 0n) throw new Error(`There are records in ${folder} already. Cases are made only where there are none.`)
    const story = await loadStory(join(examplesFolder, 'kupang-transit'))
    const out = writer(ground)
    const directory = world(ground.services, new Map())
    await playInWorld(directoryOf(story), directory)
    out.add(directory.recorded)
    const before = new Map(ground.services.map(({ definition: { name } }) => [name, directory.streamsOf(name)]))
    for (let from = 0; from < cases; from += TOGETHER) {
      const some = Array.from({ length: Math.min(TOGETHER, cases - from) }, (_, index) => from + index)
      const made = await Promise.all(
        some.map(async (nth) => {
          const one = world(ground.services, before)
          await playInWorld(drawCase(story, { seed, count: cases }, nth), one)
          return one.recorded
        }),
      )
      for (const recorded of made) out.add(recorded)
      const next = from + some.length
      await out.writeBefore(next < cases ? beginningOf(next, cases).toISOString() : END)
      onMade(next)
    }
    await markPublished(ground)
  } finally {
    await ground.close()
  }
}

/** What was made has been received and has had its consequences already: nobody publishes or follows it again. Views are built at the next start. */
async function markPublished({ services }: SeedGround): Promise<void> {
  for (const { definition, ground } of services) {
    const head = await ground.store.head()
    const lease = await ground.relayCheckpoint.acquire()
    if (lease === undefined || !(await ground.relayCheckpoint.advance(lease.epoch, lease.position, head)))
      throw new Error(`The relay of ${definition.name} is led by someone else. Stop whatever runs on this folder, and make the cases anew.`)
    await ground.relayCheckpoint.release(lease.epoch)
    const schema = schemaOf(definition.name)
    await createFollowers(ground.pool, schema)
    await followerCheckpoint(ground.pool, schema, 'reactions').write(head)
  }
}
