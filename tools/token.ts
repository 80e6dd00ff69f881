import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { examplesFolder } from './all-in-one/folders.ts'
import { signer } from './all-in-one/issuer.ts'
import { loadStory } from './story/load.ts'
import { claimsOf, findPerson, linesOfPeople } from './story/people.ts'
import { notRunning, runningDemo } from './story/running-demo.ts'
import type { Story } from './story/schema.ts'
import { wrapLines } from './story/wrap.ts'

const help = `npm run token -- <person> [--en]

  Prints a token of an invented person of the story, good for 12 hours and only
  at the demo that runs here. Send it as a header: authorization: Bearer <token>
  Mencetak token seorang tokoh rekaan dalam cerita, berlaku 12 jam.
`

/** What to print, and where it ends. The token alone goes to standard output, so that it can be passed on. */
async function run(story: Story, word: string | undefined, lang: 'id' | 'en'): Promise<{ readonly out?: string; readonly complaint?: string }> {
  const people = `${lang === 'id' ? 'Orang dalam cerita (nama lain):' : 'People of the story (other names):'}\n${linesOfPeople(story, lang).join('\n')}`
  if (word === undefined) return { out: `${help}\n${people}` }
  const person = findPerson(story, word)
  if (person === undefined) return { complaint: `${lang === 'id' ? `Tidak ada orang "${word}".` : `There is nobody "${word}".`}\n${people}` }
  const demo = runningDemo()
  if (demo === undefined) return { complaint: notRunning[lang] }
  const { tokenOf } = await signer(demo.folder)
  return { out: await tokenOf(claimsOf(story, person)) }
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { en: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  })
  const story = await loadStory(join(examplesFolder, 'kupang-transit'))
  const { out, complaint } = await run(story, values.help ? undefined : positionals[0], values.en ? 'en' : 'id')
  if (out !== undefined) process.stdout.write(`${out}\n`)
  if (complaint !== undefined) {
    process.stderr.write(`${complaint}\n`)
    process.exitCode = 1
  }
} catch (error) {
  process.stderr.write(`${wrapLines(error instanceof Error ? error.message : String(error), 80)}\n`)
  process.exitCode = 1
}
