import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { wipePostgres } from '@titian/local-postgres'
import { examplesFolder } from './all-in-one/folders.ts'
import { moveTo } from './all-in-one/settle.ts'
import { startAll } from './all-in-one/start-all.ts'
import { loadStory } from './story/load.ts'
import { claimsOf } from './story/people.ts'
import { playStory } from './story/play.ts'
import { firstAdminsOf } from './story/register-cast.ts'
import { pageOf } from './walk/drawing.ts'
import { filesOf, watchFunctions } from './walk/executed.ts'

/** `npm run walk`: tells the short story and draws which files one of its commands, the acceptance of a referral, ran through. */

const command = 'acceptReferral'
/** Long enough for each thing that beats at rest to beat. */
const REST_MS = 3_000

const root = join(import.meta.dirname, '..')
const folder = await mkdtemp(join(tmpdir(), 'titian-walk-'))
const story = await loadStory(join(examplesFolder, 'lombok-timur'))
const all = await startAll({ folder, port: 0, held: true, firstAdmins: firstAdminsOf(story) })
const watching = await watchFunctions(root)
let told = 0
let atRest: ReadonlySet<string> = new Set()
let walked: Promise<ReadonlySet<string>> | undefined
try {
  await all.holdWhereTheRecordIs()
  await playStory({
    story,
    gatewayUrl: all.gatewayUrl,
    moveTo: (instant) => moveTo(all.clock, all.services, instant),
    settle: () => all.settle(),
    async tokenOf(person) {
      const token = await all.issuer.tokenOf(claimsOf(story, person))
      if (story.steps[told]?.do === command && walked === undefined) {
        await watching.ran()
        await pause(REST_MS)
        atRest = await watching.ran()
      }
      return token
    },
    onStep(step) {
      told += 1
      if (step.do === command) walked ??= watching.ran()
    },
  })
  if (walked === undefined) throw new Error(`The story lombok-timur has no step ${command}.`)
  const files = filesOf(await walked, atRest).filter((file) => !file.startsWith('tools/'))
  const page = join(root, 'docs/reference/walk-of-a-command.md')
  await writeFile(page, await pageOf(root, { command, files }))
  console.log(`${command} ran through ${files.length} files; drawn in docs/reference/walk-of-a-command.md`)
} finally {
  await watching.stop()
  await all.stop()
  await wipePostgres(join(folder, 'postgres')).catch(() => undefined)
  await rm(folder, { recursive: true, force: true })
}
