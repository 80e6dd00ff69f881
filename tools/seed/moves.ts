// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references of a story are written like this.
import type { Step } from '../story/schema.ts'
import type { Draw } from './draw.ts'

/** What the steps of one case are made of. */
export interface Moves {
  readonly draw: Draw
  readonly person: string
  readonly subject: string
  /** None: the report never becomes a case. */
  readonly caseRef: string | undefined
  readonly about: { readonly caseId: string; readonly personId: string }
  /** `day` days and `minutes` after the report. */
  step(id: string, day: number, minutes: number, who: string, mutation: string, input?: Step['input'], on?: string): Step
  consent(id: string, day: number, minutes: number, agency: string, categories: readonly string[]): Step
  referral(id: string, day: number, minutes: number, agency: string, service: string, categories: readonly string[], kind?: string): Step
  instant(day: number, minutes: number): string
}

/** The first report; after everything that the directory says. */
const FIRST = Date.parse('2024-03-11T00:00:00Z')
const DAYS = 600
const QUARTER_MS = 15 * 60_000
const DAY_MS = 24 * 3_600_000
/** Quarters of an hour in which a day's reports begin. */
const QUARTERS = 24

/** When a drawn case begins: of `count` cases the `nth`, spread evenly, so that a later one never begins before an earlier one. */
export function beginningOf(nth: number, count: number): Date {
  const slot = Math.floor((nth * DAYS * QUARTERS) / count)
  return new Date(FIRST + Math.floor(slot / QUARTERS) * DAY_MS + (slot % QUARTERS) * QUARTER_MS)
}

/** Steps begin at the beginning of time here; `beginAt` puts them where they belong. */
export function moves(draw: Draw, becomesCase: boolean): Moves {
  const person = '${laporan.person}'
  const about = { caseId: '${laporan.new.case}', personId: person }
  const instant = (day: number, minutes: number) => `\${after:${day * DAY_MS + minutes * 60_000}}`
  const step: Moves['step'] = (id, day, minutes, who, mutation, input, on) => ({
    id,
    at: instant(day, minutes),
    who,
    do: mutation,
    ...(input !== undefined && { input }),
    ...(on !== undefined && { on }),
  })
  return {
    draw,
    person,
    subject: '${subject:laporan.new.case}',
    caseRef: becomesCase ? about.caseId : undefined,
    about,
    step,
    instant,
    consent: (id, day, minutes, agency, categories) =>
      step(id, day, minutes, 'pendamping-uptd', 'giveConsent', {
        ...about,
        purpose: 'SERVICES',
        categories,
        recipientAgencyId: `\${agency:${agency}}`,
        whoPresent: ['COMPANION'],
        private: true,
        language: 'tet',
        interpreter: 'INDEPENDENT',
        timeToThink: 'SOME',
      }),
    referral: (id, day, minutes, agency, service, disclosedCategories, kind = 'REFERRAL') =>
      step(id, day, minutes, 'pendamping-uptd', 'requestReferral', {
        ...about,
        recipientAgencyId: `\${agency:${agency}}`,
        service,
        kind,
        disclosedCategories,
      }),
  }
}

const after = /^\$\{after:(\d+)\}$/

/** The same steps, with their times: of the step to the minute, in WITA; within inputs as instants. */
export const beginAt = (begin: Date, steps: readonly Step[]): readonly Step[] =>
  steps.map((step) => ({ ...step, at: wita(timeOf(begin, step.at)), ...(step.input && { input: placed(begin, step.input) }) }))

const timeOf = (begin: Date, text: string): Date => new Date(begin.getTime() + Number(after.exec(text)?.[1] ?? 0))
const wita = (at: Date): string => `${new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16)}+08:00`

const placed = (begin: Date, input: NonNullable<Step['input']>): NonNullable<Step['input']> =>
  Object.fromEntries(
    Object.entries(input).map(([name, value]) => [name, typeof value === 'string' && after.test(value) ? timeOf(begin, value).toISOString() : value]),
  )
