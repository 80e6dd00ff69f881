import fc from 'fast-check'
import { atMinute, FuzzyDate, formatFuzzyDate, inMonth, inYear, onDay } from './fuzzy-date.ts'

const anyZone = fc.constantFrom('WIB' as const, 'WITA' as const, 'WIT' as const)

describe('a vague date', () => {
  it('spans the civil day, month or year of its zone', () => {
    expect(onDay('2024-03-12', 'WITA')).toEqual({ from: '2024-03-11T16:00:00.000Z', to: '2024-03-12T15:59:59.999Z', precision: 'day' })
    expect(inMonth('2024-02', 'WIB')).toEqual({ from: '2024-01-31T17:00:00.000Z', to: '2024-02-29T16:59:59.999Z', precision: 'month' })
    expect(inYear('2024', 'WIT')).toEqual({ from: '2023-12-31T15:00:00.000Z', to: '2024-12-31T14:59:59.999Z', precision: 'year' })
  })

  it('is written in both languages', () => {
    const moment = atMinute(new Date('2024-08-12T06:30:00.000Z'))
    expect(formatFuzzyDate(moment, 'WITA', 'id')).toBe('12 Agu 2024, 14.30 WITA')
    expect(formatFuzzyDate(moment, 'WIB', 'en')).toBe('12 Aug 2024, 13:30 WIB')
    expect(formatFuzzyDate(onDay('2024-03-12', 'WITA'), 'WITA', 'id')).toBe('12 Mar 2024')
    expect(formatFuzzyDate(inMonth('2024-03', 'WITA'), 'WITA', 'id')).toBe('Maret 2024')
    expect(formatFuzzyDate(inYear('2024', 'WITA'), 'WITA', 'id')).toBe('sekitar 2024')
    expect(formatFuzzyDate(inYear('2024', 'WITA'), 'WITA', 'en')).toBe('around 2024')
  })

  it('over several units is written as a span', () => {
    const { from } = inMonth('2024-03', 'WITA')
    const { to } = inMonth('2024-05', 'WITA')
    expect(formatFuzzyDate({ from, to, precision: 'month' }, 'WITA', 'id')).toBe('Maret 2024 – Mei 2024')
  })

  it('keeps its name when it is read in another zone', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), anyZone, anyZone, (n, said, read) => {
        const day = new Date(n * 86_400_000).toISOString().slice(0, 10)
        for (const fuzzy of [onDay(day, said), inMonth(day.slice(0, 7), said), inYear(day.slice(0, 4), said)]) {
          expect(FuzzyDate.parse(fuzzy)).toEqual(fuzzy)
          expect(formatFuzzyDate(fuzzy, read, 'id')).toBe(formatFuzzyDate(fuzzy, said, 'id'))
        }
        expect(formatFuzzyDate(onDay(day, said), read, 'en')).toContain(String(Number(day.slice(8))))
      }),
    ))

  it.each(['2024-02-31', '2023-02-29', '2024-13-01', '12-03-2024', '2024-3-1', ''])('refuses the day %p', (day) =>
    expect(() => onDay(day, 'WIB')).toThrow(RangeError),
  )

  it('refuses an end before its start, other precisions and unknown fields', () => {
    const day = onDay('2024-03-12', 'WIB')
    expect(FuzzyDate.safeParse({ ...day, from: day.to, to: day.from }).success).toBe(false)
    expect(FuzzyDate.safeParse({ ...day, precision: 'week' }).success).toBe(false)
    expect(FuzzyDate.safeParse({ ...day, zone: 'WIB' }).success).toBe(false)
    expect(FuzzyDate.safeParse({ ...day, from: '2024-03-12' }).success).toBe(false)
  })
})
