import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { agencyKinds, posts } from '@titian/vocabulary'
import { examplesFolder } from './all-in-one/folders.ts'
import { signer } from './all-in-one/issuer.ts'
import { askTimeline, type SeenTimeline } from './story/ask-timeline.ts'
import { loadStory } from './story/load.ts'
import { claimsOf, findPerson, linesOfPeople } from './story/people.ts'
import { momentOf, type PrintOptions, WIDTH, wantsColour } from './story/print.ts'
import { linesOfEntry } from './story/print-timeline.ts'
import { caseIdOf } from './story/references.ts'
import { notRunning, runningDemo } from './story/running-demo.ts'
import type { Person, Story } from './story/schema.ts'
import { wrap, wrapLines } from './story/wrap.ts'
import { harmless } from './terminal/harmless.ts'

const help = `npm run timeline -- --as <person> [options]

  --as <person>    police, social-worker, auditor, … (npm run -s token lists all)
  --as-of <date>   as it was recorded by the end of that day: 2024-04-30
  --case <id>      another case than the story's
  --en             English
  --verbose        all that each line says, how it is seen and when it was recorded
  --help           this page
`

const words = {
  id: {
    who: 'Pilih orangnya: --as police, --as social-worker, --as auditor, atau salah satu dari:',
    nobody: (word: string) => `Tidak ada orang "${word}". Yang ada:`,
    head: (name: string, about: string) => `Satu kasus, sebagaimana dilihat ${name} (${about}).`,
    asOf: (moment: string) => `Keadaan yang tercatat sampai ${moment}.`,
    // The same for a case that does not exist and for one that this person must not know of.
    none: 'Tidak ditemukan.',
    foot: 'Nomor menghitung yang terlihat oleh orang ini saja. Melihat ini pun sudah dicatat.',
  },
  en: {
    who: 'Say who: --as police, --as social-worker, --as auditor, or one of:',
    nobody: (word: string) => `There is nobody "${word}". There are:`,
    head: (name: string, about: string) => `One case, as seen by ${name} (${about}).`,
    asOf: (moment: string) => `As it was recorded by ${moment}.`,
    none: 'Not found.',
    foot: 'Numbers count what this person sees, and nothing else. This look was recorded too.',
  },
} as const

/** A day is meant to its end, in WITA. @throws Error */
function momentAsked(text: string): Date {
  const at = new Date(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T23:59:59.999+08:00` : text)
  if (Number.isNaN(at.getTime()))
    throw new Error(`--as-of must be a day such as 2024-04-30 or an instant such as 2024-04-30T09:00+08:00, not "${text}".`)
  return at
}

const wrapped = (text: string): readonly string[] => wrap(text, WIDTH)

function page(person: Person, kind: string, seen: SeenTimeline, asOf: Date | undefined, options: PrintOptions): readonly string[] {
  const { lang, verbose } = options
  const say = words[lang]
  return [
    ...wrapped(say.head(person.name, kind)),
    ...(asOf ? wrapped(say.asOf(momentOf(asOf.toISOString(), lang))) : []),
    '',
    ...(seen.entries.length === 0 ? [say.none] : seen.entries.flatMap((entry) => linesOfEntry(entry, options))),
    '',
    ...(seen.incomplete ? wrapped(seen.incomplete[lang]) : []),
    ...wrapped(say.foot),
    ...(verbose ? [`${Math.round(seen.ms)} ms`] : []),
  ]
}

function options() {
  const { values } = parseArgs({
    options: {
      as: { type: 'string' },
      'as-of': { type: 'string' },
      case: { type: 'string' },
      en: { type: 'boolean', default: false },
      verbose: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  return values
}

async function run(story: Story, asked: ReturnType<typeof options>): Promise<string> {
  const lang = asked.en ? 'en' : 'id'
  if (asked.help) return help
  const people = linesOfPeople(story, lang).join('\n')
  if (asked.as === undefined) throw new Error(`${words[lang].who}\n${people}`)
  const person = findPerson(story, asked.as)
  if (person === undefined) throw new Error(`${words[lang].nobody(asked.as)}\n${people}`)
  const asOf = asked['as-of'] === undefined ? undefined : momentAsked(asked['as-of'])
  const demo = runningDemo()
  if (demo === undefined) throw new Error(notRunning[lang])
  const claims = claimsOf(story, person)
  const token = await (await signer(demo.folder)).tokenOf(claims)
  const seen = await askTimeline({ gatewayUrl: demo.gatewayUrl, token, caseId: asked.case ?? caseIdOf(story), ...(asOf && { asOf }) })
  const colour = wantsColour(process.stdout.isTTY, process.env.NO_COLOR)
  const kind = agencyKinds.has(claims.agencyKind) ? agencyKinds.label(claims.agencyKind)[lang] : ''
  const about = `${posts.label(person.post)[lang]}, ${kind}`
  return `${page(person, about, seen, asOf, { lang, verbose: asked.verbose, colour }).join('\n')}\n`
}

try {
  process.stdout.write(await run(await loadStory(join(examplesFolder, 'kupang-transit')), options()))
} catch (error) {
  process.stderr.write(`${wrapLines(harmless(error instanceof Error ? error.message : String(error)), 80)}\n`)
  process.exitCode = 1
}
