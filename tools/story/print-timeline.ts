import { type Lang, personalCategories } from '@titian/vocabulary'
import type { Entry } from './ask-timeline.ts'
import { type PrintOptions, painted, WIDTH } from './print.ts'
import { wrap } from './wrap.ts'

const words = {
  id: {
    hidden: 'tidak ditampilkan',
    learned: 'baru dicatat',
    recorded: 'dicatat',
    by: 'oleh',
    note: 'bukan untuk lembaga atau jabatan ini',
    something: 'sebagian isi',
    someone: 'Sebuah lembaga',
  },
  en: {
    hidden: 'not shown',
    learned: 'recorded only',
    recorded: 'recorded',
    by: 'by',
    note: 'not for this agency or post',
    something: 'part of it',
    someone: 'An agency',
  },
} as const

const sights = {
  id: { FULL: 'tampak penuh', SUMMARY: 'tampak ringkas', REDACTED: 'tertutup' },
  en: { FULL: 'shown in full', SUMMARY: 'shown in short', REDACTED: 'shut' },
} as const

const MARGIN = 6
const DAY_MS = 86_400_000
/** Values of one line take at most this many, unless all are asked for. */
const SHORT_LINES = 3

/** One line of the timeline for a terminal: number and day, what happened, which agency, what was opened in short, what was not and why. */
export function linesOfEntry(entry: Entry, options: PrintOptions): readonly string[] {
  const { lang, verbose, colour } = options
  const { number, sight, label, occurredAt, recordedAt, facts, reason, redactions } = entry
  const margin = ' '.repeat(MARGIN)
  const head = wrap(`${dateOf(occurredAt.label[lang])} · ${label[lang]}`, WIDTH, `${String(number).padStart(4)}  `, margin)
  const who = wrap(`${agencyOf(entry, lang)}${learnedLate(entry, lang)}`, WIDTH, margin)
  const opened = facts.length === 0 ? [] : wrap(facts.map((fact) => `${fact.label[lang]}: ${fact.text[lang]}`).join(' · '), WIDTH, margin)
  const hidden = [...(reason ? [reason[lang]] : []), ...hiddenOf(redactions, lang)].flatMap((text) => wrap(text, WIDTH, margin, `${margin}  `))
  const recorded = `${sights[lang][sight]} · ${words[lang].recorded} ${dateOf(recordedAt.label[lang])}`
  return [
    ...head,
    ...who.map((line) => painted(line, 'dim', colour)),
    ...(verbose ? opened : shortened(opened)),
    ...hidden.map((line) => painted(line, 'yellow', colour)),
    ...(verbose ? wrap(recorded, WIDTH, margin) : []).map((line) => painted(line, 'dim', colour)),
  ]
}

/** `14 Mar 2024 10.45 WITA`: in a narrow column without the comma. */
const dateOf = (label: string): string => label.replace(/(\d{4}), /, '$1 ')

function agencyOf({ agency, worker }: Entry, lang: Lang): string {
  const name = agency.label?.[lang] ?? words[lang].someone
  const person = worker?.userId ?? worker?.label?.[lang]
  return person === undefined || person === null ? name : `${name}, ${words[lang].by} ${person}`
}

/** Said where it was learned a day or more after it had happened. */
function learnedLate({ occurredAt, recordedAt }: Entry, lang: Lang): string {
  if (Date.parse(recordedAt.at) - Date.parse(occurredAt.to) < DAY_MS) return ''
  const [day = ''] = recordedAt.label[lang].split(',')
  return ` · ${words[lang].learned} ${day}`
}

const shortened = (lines: readonly string[]): readonly string[] =>
  lines.length <= SHORT_LINES
    ? lines
    : lines.slice(0, SHORT_LINES).map((line, index) => (index === SHORT_LINES - 1 ? `${line.slice(0, WIDTH - 2)} …` : line))

/** One line per reason: `tidak ditampilkan: Identitas (3), Kontak – bukan untuk …`. */
function hiddenOf(redactions: Entry['redactions'], lang: Lang): readonly string[] {
  const told = redactions.map((one) => ({ what: whatOf(one, lang), why: one.label?.[lang] ?? words[lang].note }))
  return [...Map.groupBy(told, ({ why }) => why)].map(([why, some]) => {
    const counted = [...Map.groupBy(some, ({ what }) => what)].map(([what, { length }]) => (length === 1 ? what : `${what} (${length})`))
    return `${words[lang].hidden}: ${counted.join(', ')} – ${why}`
  })
}

const whatOf = ({ of, group }: Entry['redactions'][number], lang: Lang): string =>
  of?.[lang] ?? (group !== null && personalCategories.has(group) ? personalCategories.label(group)[lang] : words[lang].something)
