import { TitianError } from '@titian/core'
import { Temporal } from 'temporal-polyfill'

/** As rules of law and policy count. */
export type DueUnit = 'hours' | 'days' | 'working-days' | 'months'

/**
 * The days of a year that are no working days beside Saturday and Sunday: national holidays and cuti bersama, as the joint decree of that
 * year has them. Data with their source, kept by who runs the service; none are built in, for they are decreed (and changed) year by year.
 */
export interface HolidayYear {
  readonly year: number
  /** The decree. */
  readonly source: string
  /** Civil dates, `2026-01-01`. */
  readonly dates: readonly string[]
}

/**
 * The instant at which something is due, in the zone of the unit that is obliged.
 *
 * - `hours` are exact: 24 hours after 14:05 is 14:05 of the next day.
 * - `days`, `working-days` and `months` are civil: the day of the event is not counted, and the whole of the last day may be used, to its
 *   last millisecond there (so that the date of the instant in that zone is the day that people name). A month ends on the day of the same
 *   number, or on the month's last day where it has none: one month after 31 January is 28 or 29 February.
 * - `working-days` pass over Saturday, Sunday and the `holidays`. Without a table for a year only weekends are passed over: the due day is
 *   then too early rather than too late, and the reminder comes while there is still time.
 * - A last day that is a holiday is not moved (but for working days, which never end on one).
 *
 * This way of counting is **policy, not law**: the rules kept as data name an amount and a unit, not how to count. We took the reading that is
 * usual in offices: the day of receipt is not counted, the last day counts whole. Where a rule says "1 × 24 jam" its unit is `hours`, and
 * nothing is rounded. A lawyer's other reading is another computation, never a changed event: the event holds the instant.
 *
 * @param amount a whole number, at least 1.
 * @param zone IANA: `Asia/Jakarta` (WIB), `Asia/Makassar` (WITA), `Asia/Jayapura` (WIT).
 * @throws `DUE_AMOUNT_INVALID { amount }`, `DUE_ZONE_UNKNOWN { zone }`, `HOLIDAY_INVALID { year, date }`.
 */
export function dueAfter(from: Date, amount: number, unit: DueUnit, zone: string, holidays: readonly HolidayYear[] = []): Date {
  if (!Number.isSafeInteger(amount) || amount < 1) throw new TitianError('DUE_AMOUNT_INVALID', { amount })
  const start = inZone(from, zone)
  if (unit === 'hours') return new Date(start.add({ hours: amount }).epochMilliseconds)
  return endOf(lastDay(start.toPlainDate(), amount, unit, holidays), zone)
}

function lastDay(first: Temporal.PlainDate, amount: number, unit: Exclude<DueUnit, 'hours'>, holidays: readonly HolidayYear[]): Temporal.PlainDate {
  switch (unit) {
    case 'days':
      return first.add({ days: amount })
    case 'months':
      return first.add({ months: amount }, { overflow: 'constrain' })
    case 'working-days':
      return afterWorkingDays(first, amount, datesOf(holidays))
  }
}

function afterWorkingDays(first: Temporal.PlainDate, amount: number, off: ReadonlySet<string>): Temporal.PlainDate {
  let day = first
  for (let left = amount; left > 0; ) {
    day = day.add({ days: 1 })
    if (day.dayOfWeek <= 5 && !off.has(day.toString())) left -= 1
  }
  return day
}

/** A table with a date of another year, or with none at all, was mixed up: better told than counted with. */
function datesOf(holidays: readonly HolidayYear[]): ReadonlySet<string> {
  for (const { year, dates } of holidays)
    for (const date of dates) if (!isDateOf(year, date)) throw new TitianError('HOLIDAY_INVALID', { year, date })
  return new Set(holidays.flatMap(({ dates }) => dates))
}

function isDateOf(year: number, date: string): boolean {
  try {
    const parsed = Temporal.PlainDate.from(date)
    return parsed.toString() === date && parsed.year === year
  } catch {
    return false
  }
}

function inZone(instant: Date, zone: string): Temporal.ZonedDateTime {
  try {
    return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone)
  } catch (cause) {
    throw new TitianError('DUE_ZONE_UNKNOWN', { zone }, { cause })
  }
}

const endOf = (day: Temporal.PlainDate, zone: string): Date => new Date(day.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds - 1)
