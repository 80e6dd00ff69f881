import { join } from 'node:path'
import { examplesFolder } from '../all-in-one/folders.ts'
import { runningIn } from '../all-in-one/run-file.ts'
import { loadStory } from '../story/load.ts'
import { batchesOf } from './batch-makers.ts'
import { claimedTwice } from './claimed-once.ts'
import { openGround } from './ground.ts'
import { makeBatch, makeBeginnings } from './make-batch.ts'
import { beginningOf } from './moves.ts'
import { SeedError } from './seed-error.ts'
import { writer } from './writer.ts'

export interface SeedOptions {
  readonly folder: string
  readonly cases: number
  readonly seed: number
  readonly onMade?: (made: number) => void
}

/** Makes cases in a folder that no service runs on and no record is in. @throws SeedError */
export async function runSeed({ folder, cases, seed, onMade = () => undefined }: SeedOptions): Promise<void> {
  if (runningIn(folder)) throw new SeedError('RUNNING', folder)
  const ground = await openGround(folder)
  try {
    if (!(await ground.isEmpty())) throw new SeedError('NOT_EMPTY', folder)
    const { under } = ground
    const { beginnings, batch: directory } = await makeBeginnings(under, await loadStory(join(examplesFolder, 'kupang-transit')))
    const { write } = writer(ground)
    const begins = (nth: number) => beginningOf(nth, cases).toISOString()
    let written = write(directory, begins(0))
    const taken = new Set<string>()
    for await (const { batch: drawn, wanted, made } of batchesOf({ under, beginnings, seed, count: cases })) {
      let batch = drawn
      for (let again = claimedTwice(batch.claims, taken, wanted.from, new Map()); again.size > 0; ) {
        batch = await makeBatch(under, beginnings, { seed, count: cases }, wanted, again)
        again = claimedTwice(batch.claims, taken, wanted.from, again)
      }
      for (const stream of batch.claims.flat()) taken.add(stream)
      await written
      // While the next ones are made. After the last case nothing is left to wait for.
      written = write(batch, made < cases ? begins(made) : END)
      written.catch(() => undefined)
      onMade(made)
    }
    await written
    await ground.markSettled()
  } finally {
    await ground.close()
  }
}

/** After the last record of any case. */
const END = '9999'
