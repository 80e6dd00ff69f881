import { formatFuzzyDate, type Lang, personalCategories } from '@titian/vocabulary'
import { z } from 'zod'
import type { Entry } from './ask-timeline.ts'
import { momentOf, type PrintOptions, painted, WIDTH } from './print.ts'
import { wrap } from './wrap.ts'

const words = {
  id: { hidden: 'tidak ditampilkan', learned: 'baru dicatat', by: 'oleh', note: 'bukan untuk lembaga atau jabatan ini', erased: 'sudah dihapus' },
  en: { hidden: 'not shown', learned: 'recorded only', by: 'by', note: 'not for this agency or post', erased: 'erased' },
} as const

const MARGIN = 6
const DAY_MS = 86_400_000
/** Values of one line take at most this many, unless all are asked for. */
const SHORT_LINES = 3

/** One line of the timeline for a terminal: number and day, what happened, which agency, what was opened in short, what was not and why. */
export function linesOfEntry(entry: Entry, options: PrintOptions): readonly string[] {
  const { lang, verbose, colour } = options
  const { number, label, occurredAt, reason, redactions } = entry
  const margin = ' '.repeat(MARGIN)
  const when = formatFuzzyDate(occurredAt, 'WITA', lang).replace(/(\d{4}), /, '$1 ')
  const head = wrap(`${when} · ${label[lang]}`, WIDTH, `${String(number).padStart(4)}  `, margin)
  const who = wrap(`${agencyOf(entry, lang)}${learnedLate(entry, lang)}`, WIDTH, margin)
  const opened = wrap(valuesOf(entry.data, options).join(' · '), WIDTH, margin)
  const values = opened[0]?.trim() === '' ? [] : verbose ? opened : shortened(opened)
  const hidden = [...(reason ? [reason[lang]] : []), ...hiddenOf(redactions, lang)].flatMap((text) => wrap(text, WIDTH, margin, `${margin}  `))
  const detail = verbose ? wrap(`${entry.service} · ${entry.type ?? entry.sight} · ${momentOf(entry.recordedAt, lang)}`, WIDTH, margin) : []
  return [
    ...head,
    ...who.map((line) => painted(line, 'dim', colour)),
    ...values,
    ...hidden.map((line) => painted(line, 'yellow', colour)),
    ...detail.map((line) => painted(line, 'dim', colour)),
  ]
}

function agencyOf({ agency, worker }: Entry, lang: Lang): string {
  const name = agency.label?.[lang] ?? agency.id ?? ''
  const person = worker?.userId ?? worker?.label?.[lang]
  return person === undefined || person === null ? name : `${name}, ${words[lang].by} ${person}`
}

/** Said where it was learned a day or more after it had happened. */
function learnedLate({ occurredAt, recordedAt }: Entry, lang: Lang): string {
  if (Date.parse(recordedAt) - Date.parse(occurredAt.to) < DAY_MS) return ''
  const [day = ''] = formatFuzzyDate({ from: recordedAt, to: recordedAt, precision: 'minute' }, 'WITA', lang).split(',')
  return ` · ${words[lang].learned} ${day}`
}

const shortened = (lines: readonly string[]): readonly string[] =>
  lines.length <= SHORT_LINES
    ? lines
    : lines.slice(0, SHORT_LINES).map((line, index) => (index === SHORT_LINES - 1 ? `${line.slice(0, WIDTH - 2)} …` : line))

const isId = (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(value)

const Vague = z.object({ from: z.string(), to: z.string(), precision: z.enum(['minute', 'day', 'month', 'year']) })

/** An instant as people write it; the day alone where no more than the day is told, which then begins at midnight in WIB. */
function dateOf(text: string, lang: Lang): string {
  if (!/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)) return text
  const precision = text.endsWith('T17:00:00.000Z') ? 'day' : 'minute'
  return formatFuzzyDate({ from: text, to: text, precision }, 'WITA', lang).replace(/(\d{4}), /, '$1 ')
}

/** `urgency: EMERGENCY`; ids say nothing to a person and are left out unless asked for, what is not shown is not there. */
function valuesOf(data: unknown, options: PrintOptions, name = ''): readonly string[] {
  const { lang, verbose } = options
  if (data === null || data === undefined || (isId(data) && !verbose)) return []
  if (Array.isArray(data)) {
    if (data.every((one) => typeof one !== 'object'))
      return data.length === 0 || (data.every(isId) && !verbose) ? [] : [`${name}: ${data.join(', ')}`]
    return data.flatMap((one) => valuesOf(one, options, name))
  }
  if (typeof data === 'object')
    return Object.entries(data).flatMap(([key, value]) => {
      const vague = Vague.safeParse(value)
      return vague.success ? [`${key}: ${formatFuzzyDate(vague.data, 'WITA', lang)}`] : valuesOf(value, options, key)
    })
  return [`${name}: ${typeof data === 'string' ? dateOf(data, lang) : String(data)}`]
}

/** One line per reason: `tidak ditampilkan: Identitas (3), Kontak; bukan untuk …`. */
function hiddenOf(redactions: Entry['redactions'], lang: Lang): readonly string[] {
  const reasons = [...new Set(redactions.map(({ reason }) => reason))]
  return reasons.map((reason) => {
    const groups = redactions.filter((one) => one.reason === reason).map(({ group }) => groupOf(group, lang))
    const counted = [...new Set(groups)].map((group) => {
      const count = groups.filter((one) => one === group).length
      return count === 1 ? group : `${group} (${count})`
    })
    return `${words[lang].hidden}: ${counted.join(', ')} – ${reason === 'NOT_PERMITTED' ? words[lang].note : words[lang].erased}`
  })
}

const groupOf = (group: string | null, lang: Lang): string =>
  group !== null && personalCategories.has(group) ? personalCategories.label(group)[lang] : '?'
