import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { wipePostgres } from '@titian/local-postgres'
import { examplesFolder } from '../all-in-one/folders.ts'
import { moveTo } from '../all-in-one/settle.ts'
import { startAll } from '../all-in-one/start-all.ts'
import { loadStory } from '../story/load.ts'
import { markersOf } from '../story/markers.ts'
import { claimsOf } from '../story/people.ts'
import { playStory } from '../story/play.ts'
import { caseIdOf } from '../story/references.ts'
import { firstAdminsOf } from '../story/register-cast.ts'
import type { FuzzOptions } from './run-fuzz.ts'

const PACE_MS = 40
/** A machine of two busy cores is slow, and no service away. */
const READ_MS = 20_000

export type Ground = Pick<FuzzOptions, 'all' | 'logLines' | 'insiders' | 'ids' | 'marks'> & { stop(): Promise<void> }

/** All of Titian on a database of its own, with the short story told: something to find out. */
export async function startFuzz(): Promise<Ground> {
  const folder = await mkdtemp(join(tmpdir(), 'titian-fuzz-'))
  const story = await loadStory(join(examplesFolder, 'lombok-timur'))
  const logLines: string[] = []
  const write = (line: string) => void logLines.push(line)
  const all = await startAll({
    ...{ folder, port: 0, held: true, log: { write }, logLevel: 'info', readMs: READ_MS },
    firstAdmins: firstAdminsOf(story),
    trustedProxies: ['127.0.0.1'],
  })
  await all.setPace(PACE_MS)
  const { created } = await playStory({
    story,
    gatewayUrl: all.gatewayUrl,
    tokenOf: (person) => all.issuer.tokenOf(claimsOf(story, person)),
    moveTo: (instant) => moveTo(all.clock, all.services, instant),
    settle: () => all.settle(),
  })
  all.clock.release()
  await all.settle()
  const agencies = story.agencies.map(({ id }) => id)
  return {
    all,
    logLines,
    insiders: story.people.map((person) => claimsOf(story, person)),
    ids: [...new Set([created.get('laporan') ?? '', caseIdOf(story), ...created.values(), ...agencies])].filter((id) => id !== ''),
    marks: [...new Set(markersOf(story).map(({ value }) => value))],
    async stop() {
      await all.stop()
      await wipePostgres(join(folder, 'postgres'))
      await rm(folder, { recursive: true, force: true })
    },
  }
}
