import { type AgeBand, type AgeSource, ageBandOf, type FuzzyDate, inMonth } from '@titian/vocabulary'

/** One thing said about an age, with its source. The month of the 18th birthday is what is kept: the age is computed at the date asked. */
export interface AgeRecord {
  readonly kind: AgeSource
  /** A month or longer: from its end on surely 18. */
  readonly turns18: FuzzyDate
  /** A document that was issued irregularly. */
  readonly irregular: boolean
  readonly recordedAt: string
}

/**
 * Whether the rules for children hold at an instant. The last assessment decides; without one, everything said must agree on an adult, and any
 * doubt (nothing said, an irregular document, two ages) means a child (SAFETY 13).
 */
export function isChildAt({ ages }: { readonly ages: readonly AgeRecord[] }, at: Date): boolean {
  const isChild = ({ turns18 }: AgeRecord): boolean => at.toISOString() <= turns18.to
  const assessed = ages.findLast(({ kind }) => kind === 'ASSESSED')
  if (assessed) return isChild(assessed)
  return ages.length === 0 || ages.some((age) => age.irregular || isChild(age))
}

/**
 * The latest month in which someone of so many completed years today can turn, or have turned, 18: the most protective one, in the zone where a
 * month ends last.
 */
export function turns18After(years: number, today: Date): FuzzyDate {
  return inMonth(`${String(today.getUTCFullYear() + 18 - years).padStart(4, '0')}-${String(today.getUTCMonth() + 1).padStart(2, '0')}`, 'WIB')
}

const SHORTEST_MONTH_MS = 28 * 24 * 3_600_000

/** A day of birth is for the sealed identity; what stands in clear is no finer than a month. */
export const isMonthOrLonger = ({ from, to }: FuzzyDate): boolean => Date.parse(to) - Date.parse(from) + 1 >= SHORTEST_MONTH_MS

const YEAR_MS = 365.25 * 24 * 3_600_000

/** Completed years at an instant, the fewest that what was said allows. */
const yearsAt = ({ turns18 }: AgeRecord, at: Date): number => Math.ceil(18 + (at.getTime() - Date.parse(turns18.to)) / YEAR_MS) - 1

/** What topics and shared views know of an age: in doubt (two ages, a child's and an adult's; an irregular document) UNKNOWN, which is a child's. */
export function ageBandAt({ ages }: { readonly ages: readonly AgeRecord[] }, at: Date): AgeBand {
  const assessed = ages.findLast(({ kind }) => kind === 'ASSESSED')
  const known = assessed ? [assessed] : ages
  if (known.length === 0 || known.some((one) => one !== assessed && one.irregular)) return 'UNKNOWN'
  const years = known.map((one) => yearsAt(one, at))
  const children = years.filter((one) => one < 18)
  return children.length > 0 && children.length < years.length ? 'UNKNOWN' : ageBandOf(Math.max(0, Math.min(...years)))
}
