import { atMinute, formatFuzzyDate, type Lang } from '@titian/vocabulary'
import type { Outcome } from './play.ts'
import type { Step } from './schema.ts'
import { wrap } from './wrap.ts'

export const WIDTH = 80

export interface PrintOptions {
  readonly lang: Lang
  /** Also steps without a sentence, and who did it, what was answered, version and time. */
  readonly verbose: boolean
  readonly colour: boolean
}

/** Colour only where someone looks, and not where they asked for none. */
export const wantsColour = (isTty: boolean | undefined, noColour: string | undefined): boolean => isTty === true && (noColour ?? '') === ''

const codes = { dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const
export const painted = (text: string, as: keyof typeof codes, colour: boolean): string => (colour ? `\x1b[${codes[as]}m${text}\x1b[0m` : text)

/** `12 Mar 2024 10.00 WITA` */
export const momentOf = (at: string, lang: Lang): string => formatFuzzyDate(atMinute(new Date(at)), 'WITA', lang).replace(',', '')

/** What is printed of a step: its sentence under its date, at most 80 columns wide. Empty for a step that belongs to the sentence before. */
export function linesOf(step: Step, outcome: Outcome, { lang, verbose, colour }: PrintOptions): readonly string[] {
  const margin = 24
  const date = momentOf(step.at, lang).padEnd(margin)
  const sentence = step.say === undefined ? [] : wrap(step.say[lang], WIDTH, date, ' '.repeat(margin))
  const [first, ...rest] = sentence
  const said =
    first === undefined
      ? []
      : [
          painted(first.slice(0, margin), 'dim', colour) + toned(first.slice(margin), outcome, colour),
          ...rest.map((line) => toned(line, outcome, colour)),
        ]
  if (!verbose) return said
  const about = wrap(detailOf(step, outcome, lang), WIDTH, step.say === undefined ? date : ' '.repeat(margin), ' '.repeat(margin))
  return [...said, ...about.map((line) => painted(line, 'dim', colour))]
}

const toned = (text: string, { kind }: Outcome, colour: boolean): string =>
  kind === 'refused' ? painted(text, 'yellow', colour) : kind === 'told' ? painted(text, 'cyan', colour) : text

const happened = {
  id: { recorded: 'tercatat', repeated: 'sudah tercatat', refused: 'ditolak', passed: 'sudah lewat', told: 'oleh sistem' },
  en: { recorded: 'recorded', repeated: 'recorded before', refused: 'refused', passed: 'past', told: 'by the system' },
} as const

function detailOf(step: Step, outcome: Outcome, lang: Lang): string {
  const parts = [step.do && `${step.who}: ${step.do}`, happened[lang][outcome.kind]]
  if (outcome.kind === 'refused') parts.push(outcome.refusal.code, outcome.refusal.message[lang])
  if (outcome.kind === 'recorded' || outcome.kind === 'repeated')
    parts.push(`id ${outcome.answer.id}`, `version ${outcome.answer.version.slice(0, 8)}…`)
  if ('ms' in outcome) parts.push(`${Math.round(outcome.ms)} ms`)
  return parts.filter(Boolean).join(' · ')
}
