import { z } from 'zod'
import { type Zone, zones } from './areas/zones.ts'
import type { Lang } from './label.ts'
import { hasPlausibleYear, implausibleYear } from './plausible.ts'

const Instant = z.iso
  .datetime({ precision: 3, error: 'Waktu harus UTC dengan milidetik / A time must be UTC with milliseconds: 2024-03-12T06:30:00.000Z' })
  .refine(hasPlausibleYear, implausibleYear)

/** A moment that may be vague: the first and the last instant that it can have been (both included), and how sure one was. */
export const FuzzyDate = z
  .strictObject({ from: Instant, to: Instant, precision: z.enum(['minute', 'day', 'month', 'year']) })
  .refine(({ from, to }) => from <= to, { error: '"from" harus tidak setelah "to" / "from" must not be after "to"', path: ['to'] })
export type FuzzyDate = z.infer<typeof FuzzyDate>

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** A known moment, to the minute. */
export function atMinute(instant: Date): FuzzyDate {
  return { from: instant.toISOString(), to: instant.toISOString(), precision: 'minute' }
}

/** A civil day in a zone. @param day `yyyy-mm-dd` @throws RangeError if the calendar has no such day */
export function onDay(day: string, zone: Zone): FuzzyDate {
  const [year, month, date] = parts(day, /^(\d{4})-(\d{2})-(\d{2})$/)
  return span(Date.UTC(year, month - 1, date), Date.UTC(year, month - 1, date + 1), zone, 'day', day)
}

/** A month in a zone. @param month `yyyy-mm` @throws RangeError if there is no such month */
export function inMonth(month: string, zone: Zone): FuzzyDate {
  const [year, number] = parts(month, /^(\d{4})-(\d{2})$/)
  return span(Date.UTC(year, number - 1, 1), Date.UTC(year, number, 1), zone, 'month', month)
}

/** A year in a zone. @param year `yyyy` */
export function inYear(year: string, zone: Zone): FuzzyDate {
  const [number] = parts(year, /^(\d{4})$/)
  return span(Date.UTC(number, 0, 1), Date.UTC(number + 1, 0, 1), zone, 'year', year)
}

function parts(text: string, pattern: RegExp): [number, number, number] {
  const match = pattern.exec(text)
  if (!match) throw new RangeError('A civil date is written 2024-03-12, 2024-03 or 2024')
  return [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)]
}

function span(start: number, end: number, zone: Zone, precision: FuzzyDate['precision'], text: string): FuzzyDate {
  // A day such as 2024-02-31 would silently become another one.
  if (!new Date(start).toISOString().startsWith(text)) throw new RangeError('There is no such day in the calendar')
  const shift = zones[zone].offsetHours * HOUR
  return { from: new Date(start - shift).toISOString(), to: new Date(end - shift - 1).toISOString(), precision }
}

const months: Readonly<Record<Lang, readonly string[]>> = {
  id: ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
}
const shortMonths: Readonly<Record<Lang, readonly string[]>> = {
  id: ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agu', 'Sep', 'Okt', 'Nov', 'Des'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
}

/**
 * As people write it: "12 Mar 2024, 14.30 WITA" (to the minute, in the zone of the reader), "12 Mar 2024", "Maret 2024", "sekitar 2024"; a span over
 * several units is "Maret 2024 – Mei 2024". A day, month or year is read in the zone in which it was said, which its first instant tells: for a
 * far reader February must not begin in January.
 */
export function formatFuzzyDate({ from, to, precision }: FuzzyDate, zone: Zone, lang: Lang): string {
  const offset = precision === 'minute' ? zones[zone].offsetHours * HOUR : (offsetOf(from) ?? zones[zone].offsetHours * HOUR)
  const [a, b] = [from, to].map((instant) => formatUnit(Date.parse(instant) + offset, precision, zone, lang))
  const text = a === b ? a : `${a} – ${b}`
  return precision === 'year' ? `${lang === 'id' ? 'sekitar' : 'around'} ${text}` : String(text)
}

/** IANA name of the zone in which a day, month or year was said, which its first instant tells; null for a minute, and for any other zone. */
export function zoneOfVague({ from, precision }: FuzzyDate): string | null {
  const hours = precision === 'minute' ? undefined : (offsetOf(from) ?? Number.NaN) / HOUR
  return Object.values(zones).find(({ offsetHours }) => offsetHours === hours)?.iana ?? null
}

/** How far east of UTC the instant is a midnight; undefined where it is none in a zone of whole hours. */
function offsetOf(instant: string): number | undefined {
  const ofDay = Date.parse(instant) % DAY
  if (ofDay % HOUR !== 0) return undefined
  const east = (DAY - ofDay) % DAY
  return east <= 14 * HOUR ? east : east - DAY
}

function formatUnit(shifted: number, precision: FuzzyDate['precision'], zone: Zone, lang: Lang): string {
  const local = new Date(shifted)
  const year = String(local.getUTCFullYear())
  const month = local.getUTCMonth()
  if (precision === 'year') return year
  if (precision === 'month') return `${months[lang][month]} ${year}`
  const day = `${local.getUTCDate()} ${shortMonths[lang][month]} ${year}`
  if (precision === 'day') return day
  const [hour, minute] = [local.getUTCHours(), local.getUTCMinutes()].map((part) => String(part).padStart(2, '0'))
  return `${day}, ${hour}${lang === 'id' ? '.' : ':'}${minute} ${zone}`
}
