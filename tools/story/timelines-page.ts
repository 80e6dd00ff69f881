import { agencyKinds, type Lang, posts } from '@titian/vocabulary'
import type { Entry, SeenTimeline } from './ask-timeline.ts'
import { claimsOf, findPerson } from './people.ts'
import { linesOfEntry } from './print-timeline.ts'
import type { Story } from './schema.ts'

/** Who is shown, by the words of the story. */
export const threePeople = ['police', 'social-worker', 'auditor'] as const
export type OneOfThree = (typeof threePeople)[number]

/** Under `docs/reference/`, by language. */
export const timelinePages = {
  id: 'linimasa-menurut-tiga-orang.md',
  en: 'timeline-as-three-people-see-it.md',
} as const satisfies Readonly<Record<Lang, string>>

const words = {
  id: {
    title: 'Satu linimasa menurut tiga orang',
    other: 'In English',
    about: [
      'Kisah rekaan yang sama ([Ikuti satu kasus](../tutorial/follow-a-case.md)), sebagaimana dibaca penyidik, pekerja',
      'sosial yang bertanggung jawab, dan auditor; dicetak oleh `npm run timeline -- --as <orang> --verbose`. Nomor',
      'menghitung yang terlihat oleh orang itu saja.',
      '',
      'Nomor kasus dan nama samaran petugas berbeda di setiap pemasangan; di sini diganti `····-····` dan `AAAAAA`,',
      '`BBBBBB`, …. Yang ditulis orang dalam kisah tetap dalam bahasanya. Halaman ini dibuat dari yang benar-benar dijawab,',
      'dan tes yang menuturkan kisah itu membandingkannya.',
    ],
    lines: (count: number) => `${count} baris`,
  },
  en: {
    title: 'One timeline, as three people see it',
    other: 'Dalam bahasa Indonesia',
    about: [
      'The same invented story ([Follow a case](../tutorial/follow-a-case.md)), as the investigator, the accountable social',
      'worker and the auditor read it; printed by `npm run timeline -- --as <person> --verbose --en`. Numbers count what',
      'that person sees, and nothing else.',
      '',
      'Case numbers and the pseudonyms of workers differ in every installation; here they are replaced by `····-····` and',
      '`AAAAAA`, `BBBBBB`, …. What people of the story wrote stays in their language. This page is made of what was really',
      'answered, and the test that tells the story compares it.',
    ],
    lines: (count: number) => `${count} lines`,
  },
} as const

/** One page of docs: the whole timeline of each of the three, in one language. */
export function timelinesPage(story: Story, seen: Readonly<Record<OneOfThree, SeenTimeline>>, lang: Lang): string {
  const { title, other, about, lines } = words[lang]
  const same = withoutChance(seen)
  const sections = threePeople.flatMap((who) => {
    const entries = inOneOrder(same[who].entries)
    const printed = entries.flatMap((entry) => linesOfEntry(entry, { lang, verbose: true, colour: false }))
    return ['', `## ${headingOf(story, who, lang)}`, '', `${lines(entries.length)}.`, '', '```text', ...printed, '```']
  })
  return `${[`# ${title}`, '', `[${other}](${timelinePages[lang === 'id' ? 'en' : 'id']})`, '', ...about, ...sections].join('\n')}\n`
}

function headingOf(story: Story, who: OneOfThree, lang: Lang): string {
  const person = findPerson(story, who)
  if (person === undefined) throw new Error(`The story has nobody who is called ${who}.`)
  const { agencyKind } = claimsOf(story, person)
  const kind = agencyKinds.has(agencyKind) ? `, ${agencyKinds.label(agencyKind)[lang]}` : ''
  return `${posts.label(person.post)[lang]}${kind}`
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** What another telling would say otherwise is replaced by something as long, so that lines break alike; one worker keeps one name. */
function withoutChance<Seen>(seen: Seen): Seen {
  const names = new Map<string, string>()
  const nameOf = (pseudonym: string): string => {
    const name = names.get(pseudonym) ?? (letters[names.size] ?? '·').repeat(pseudonym.length)
    names.set(pseudonym, name)
    return name
  }
  const text = JSON.stringify(seen)
    .replace(/\b(Petugas|Worker) ([B-V]{6})\b/g, (_, word: string, pseudonym: string) => `${word} ${nameOf(pseudonym)}`)
    .replace(/"[0-9A-Z]{4}-[0-9A-Z]{4}"/g, '"····-····"')
  return JSON.parse(text) as Seen
}

/**
 * Services answer a request for closure at the same time, and whichever is first is recorded first: neighbours that the system recorded and that
 * differ in what they say alone stand by their words.
 */
function inOneOrder(entries: readonly Entry[]): readonly Entry[] {
  const headOf = ({ label, occurredAt, agency, worker }: Entry) => JSON.stringify([label, occurredAt, agency, worker])
  const runs: Entry[][] = []
  for (const entry of entries) {
    const [before] = runs.at(-1) ?? []
    if (before !== undefined && before.agency.label?.en === 'The system' && headOf(before) === headOf(entry)) runs.at(-1)?.push(entry)
    else runs.push([entry])
  }
  return runs.flatMap((run) => {
    const saying = ({ facts }: Entry) => JSON.stringify(facts)
    return run
      .toSorted((one, other) => (saying(one) < saying(other) ? -1 : 1))
      .map((entry, at) => ({ ...entry, number: run[at]?.number ?? entry.number }))
  })
}
