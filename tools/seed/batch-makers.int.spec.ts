import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { localKeyVaultFile } from '@titian/privacy'
import { examplesFolder } from '../all-in-one/folders.ts'
import { loadStory } from '../story/load.ts'
import { batchesOf } from './batch-makers.ts'
import { makeBeginnings } from './make-batch.ts'
import { beginningOf } from './moves.ts'
import { shapes } from './shapes.ts'

const CASES = 2 * Object.keys(shapes).length

it('gives the batches in the order of the cases, long ones before short ones too', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'titian-batches-'))
  try {
    const under = { vaultFile: join(folder, 'vault.key'), secret: Buffer.alloc(32, 7) }
    await localKeyVaultFile(under.vaultFile)
    const { beginnings } = await makeBeginnings(under, await loadStory(join(examplesFolder, 'kupang-transit')))
    const began: string[] = []
    for await (const { batch } of batchesOf({ under, beginnings, seed: 3, count: CASES }, 1)) {
      const times = batch.logs.flatMap(({ rows }) => rows.map(({ recordedAt }) => recordedAt)).toSorted()
      began.push(times[0] ?? 'nothing')
    }
    expect(began).toEqual(Array.from({ length: CASES }, (_, nth) => beginningOf(nth, CASES).toISOString()))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
