import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { type DueUnit, dueAfter } from './index.ts'

const WIB = 'Asia/Jakarta'
const WITA = 'Asia/Makassar'
const WIT = 'Asia/Jayapura'
const zone = fc.constantFrom(WIB, WITA, WIT)
const instant = fc.date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2060-12-31T23:59:59Z'), noInvalidDate: true })
const unit = fc.constantFrom<DueUnit>('hours', 'days', 'working-days', 'months')
const civil = (date: Date, timeZone: string) => Temporal.Instant.fromEpochMilliseconds(date.getTime()).toZonedDateTimeISO(timeZone)
const due = (from: string, amount: number, of: DueUnit, timeZone: string) => dueAfter(new Date(from), amount, of, timeZone).toISOString()

describe('when something is due', () => {
  it('counts hours exactly', () => expect(due('2026-03-02T06:05:00.000Z', 24, 'hours', WITA)).toBe('2026-03-03T06:05:00.000Z'))

  it('counts days from the day after, to the end of the last one', () =>
    expect(due('2026-03-02T06:05:00.000Z', 7, 'days', WIB)).toBe('2026-03-09T16:59:59.999Z'))

  it('counts in the zone of the unit that is obliged: one instant, two days', () => {
    // 23:30 on 1 March in Jakarta is 00:30 in Makassar and 01:30 in Jayapura, on 2 March.
    const at = '2026-03-01T16:30:00.000Z'
    expect(due(at, 1, 'days', WIB)).toBe('2026-03-02T16:59:59.999Z')
    expect(due(at, 1, 'days', WITA)).toBe('2026-03-03T15:59:59.999Z')
    expect(due(at, 1, 'days', WIT)).toBe('2026-03-03T14:59:59.999Z')
  })

  it('ends a month on its last day where it is too short', () => {
    expect(due('2026-01-31T02:00:00.000Z', 1, 'months', WITA)).toBe('2026-02-28T15:59:59.999Z')
    expect(due('2028-01-31T02:00:00.000Z', 1, 'months', WITA)).toBe('2028-02-29T15:59:59.999Z')
    expect(due('2026-08-31T02:00:00.000Z', 3, 'months', WITA)).toBe('2026-11-30T15:59:59.999Z')
  })

  it('passes over weekends, and over the holidays it is given', () => {
    const friday = new Date('2026-03-06T02:00:00.000Z')
    const madeUp = [{ year: 2026, source: 'made up for this test', dates: ['2026-03-09'] }]
    expect(dueAfter(friday, 3, 'working-days', WIB).toISOString()).toBe('2026-03-11T16:59:59.999Z')
    expect(dueAfter(friday, 3, 'working-days', WIB, madeUp).toISOString()).toBe('2026-03-12T16:59:59.999Z')
  })

  it('refuses what cannot be counted', () => {
    const from = new Date('2026-03-06T02:00:00.000Z')
    for (const amount of [0, -1, 1.5, Number.NaN])
      expect(() => dueAfter(from, amount, 'days', WIB)).toThrow(expect.objectContaining({ code: 'DUE_AMOUNT_INVALID' }))
    expect(() => dueAfter(from, 1, 'days', 'Asia/Atlantis')).toThrow(expect.objectContaining({ code: 'DUE_ZONE_UNKNOWN' }))
    for (const date of ['2025-03-09', '9 March', '2026-02-30'])
      expect(() => dueAfter(from, 1, 'working-days', WIB, [{ year: 2026, source: 'x', dates: [date] }])).toThrow(
        expect.objectContaining({ code: 'HOLIDAY_INVALID', details: { year: 2026, date } }),
      )
  })

  it('is always later than its beginning, and later for a larger amount', () =>
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 60 }), unit, zone, (from, amount, of, where) => {
        const first = dueAfter(from, amount, of, where)
        expect(first.getTime()).toBeGreaterThan(from.getTime())
        expect(dueAfter(from, amount + 1, of, where).getTime()).toBeGreaterThan(first.getTime())
      }),
    ))

  it('is never earlier for a later beginning', () =>
    fc.assert(
      fc.property(instant, fc.nat(10 ** 9), fc.integer({ min: 1, max: 60 }), unit, zone, (from, later, amount, of, where) => {
        const begun = dueAfter(from, amount, of, where).getTime()
        expect(dueAfter(new Date(from.getTime() + later), amount, of, where).getTime()).toBeGreaterThanOrEqual(begun)
      }),
    ))

  it('is, for civil units, the last millisecond of a day there', () =>
    fc.assert(
      fc.property(
        instant,
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom<DueUnit>('days', 'working-days', 'months'),
        zone,
        (from, n, of, where) => {
          const last = civil(dueAfter(from, n, of, where), where)
          expect(last.toPlainTime().toString()).toBe('23:59:59.999')
          if (of === 'working-days') expect(last.dayOfWeek).toBeLessThanOrEqual(5)
          if (of === 'days') expect(civil(from, where).toPlainDate().until(last.toPlainDate(), { largestUnit: 'days' }).days).toBe(n)
        },
      ),
    ))

  it('stays, for months, in the month that was meant, on the day of the same number or the last one', () =>
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 24 }), zone, (from, amount, where) => {
        const begun = civil(from, where)
        const last = civil(dueAfter(from, amount, 'months', where), where)
        expect((last.year - begun.year) * 12 + last.month - begun.month).toBe(amount)
        expect(last.day).toBe(Math.min(begun.day, last.daysInMonth))
      }),
    ))

  it('takes exactly as many working days as asked, whatever holidays there are', () =>
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 28 }), { maxLength: 10 }), fc.integer({ min: 1, max: 15 }), (days, amount) => {
        const dates = days.map((day) => `2026-04-${String(day).padStart(2, '0')}`)
        const last = civil(
          dueAfter(new Date('2026-03-31T02:00:00.000Z'), amount, 'working-days', WIT, [{ year: 2026, source: 'generated', dates }]),
          WIT,
        )
        let worked = 0
        for (let day = Temporal.PlainDate.from('2026-04-01'); Temporal.PlainDate.compare(day, last.toPlainDate()) <= 0; day = day.add({ days: 1 }))
          if (day.dayOfWeek <= 5 && !dates.includes(day.toString())) worked += 1
        expect(worked).toBe(amount)
      }),
    ))
})
