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

const help = `npm run -s token -- <person> [--en]

  Prints a token of an invented person of the story, good for 12 hours and only
  at the demo that runs here. Send it as a header: authorization: Bearer <token>
  Without -s npm prints two lines of its own before it.
  Mencetak token seorang tokoh rekaan dalam cerita, berlaku 12 jam. Tanpa -s, npm
  mencetak dua baris miliknya sendiri di depannya.
`

interface Said {
  readonly out?: string
  readonly note?: string
  readonly complaint?: string
}

/** npm prints its lines before this script begins; who passes them on with the token ought to know. */
const npmSpokeFirst = process.env['npm_lifecycle_event'] === 'token' && process.env['npm_config_loglevel'] !== 'silent' && !process.stdout.isTTY

const sayItAlone = {
  id: (word: string) => `Baris-baris di depan token berasal dari npm. Hanya tokennya: npm run -s token -- ${word}`,
  en: (word: string) => `The lines before the token are npm's. The token alone: npm run -s token -- ${word}`,
} as const

/** What to print, and where it ends. The token alone goes to standard output, so that it can be passed on. */
async function run(story: Story, word: string | undefined, lang: 'id' | 'en'): Promise<Said> {
  const people = `${lang === 'id' ? 'Orang dalam cerita (nama lain):' : 'People of the story (other names):'}\n${linesOfPeople(story, lang).join('\n')}`
  if (word === undefined) return { out: `${help}\n${people}` }
  const person = findPerson(story, word)
  if (person === undefined) return { complaint: `${lang === 'id' ? `Tidak ada orang "${word}".` : `There is nobody "${word}".`}\n${people}` }
  const demo = runningDemo()
  if (demo === undefined) return { complaint: notRunning[lang] }
  const { tokenOf } = await signer(demo.folder)
  return { out: await tokenOf(claimsOf(story, person)), ...(npmSpokeFirst && { note: sayItAlone[lang](word) }) }
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { en: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  })
  const story = await loadStory(join(examplesFolder, 'kupang-transit'))
  const { out, note, complaint } = await run(story, values.help ? undefined : positionals[0], values.en ? 'en' : 'id')
  if (out !== undefined) process.stdout.write(`${out}\n`)
  if (note !== undefined) process.stderr.write(`${note}\n`)
  if (complaint !== undefined) {
    process.stderr.write(`${complaint}\n`)
    process.exitCode = 1
  }
} catch (error) {
  process.stderr.write(`${wrapLines(error instanceof Error ? error.message : String(error), 80)}\n`)
  process.exitCode = 1
}
