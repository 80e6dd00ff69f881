import fc from 'fast-check'
import { parseNik } from './nik.ts'

const today = '2026-03-01'
const day = 86_400_000
const born = fc
  .integer({ min: Date.parse('1926-03-02') / day, max: Date.parse(today) / day })
  .map((n) => new Date(n * day).toISOString().slice(0, 10))
const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`))

const nikOf = (district: string, birthDate: string, sex: 'FEMALE' | 'MALE', serial: string) => {
  const [year = '', month = '', date = ''] = birthDate.split('-')
  return `${district}${String(Number(date) + (sex === 'FEMALE' ? 40 : 0)).padStart(2, '0')}${month}${year.slice(2)}${serial}`
}

describe('a NIK', () => {
  it('gives back every single date of the last hundred years, for both sexes', () => {
    const wrong: string[] = []
    for (let n = Date.parse('1926-03-02') / day; n <= Date.parse(today) / day; n++) {
      const birthDate = new Date(n * day).toISOString().slice(0, 10)
      for (const sex of ['FEMALE', 'MALE'] as const) {
        const nik = parseNik(nikOf('537104', birthDate, sex, '0001'), { today })
        if (!nik.ok || nik.birthDate !== birthDate || nik.sex !== sex) wrong.push(`${sex} ${birthDate}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('gives back district and serial, whatever they are', () =>
    fc.assert(
      fc.property(digits(6), born, fc.constantFrom('FEMALE' as const, 'MALE' as const), digits(4), (district, birthDate, sex, serial) => {
        const nik = nikOf(district, birthDate, sex, serial)
        expect(parseNik(nik, { today })).toEqual({
          ok: true,
          digits: nik,
          areaCode: district.replace(/(..)(..)(..)/, '$1.$2.$3'),
          birthDate,
          sex,
          serial,
        })
      }),
      { numRuns: 1000 },
    ))

  it('subtracts the 40 of a woman', () =>
    expect(parseNik('5371044505900001', { today })).toMatchObject({ sex: 'FEMALE', birthDate: '1990-05-05', areaCode: '53.71.04' }))

  it('means the latest year that is not after today', () => {
    expect(parseNik('5371040103260001', { today })).toMatchObject({ birthDate: '2026-03-01' })
    expect(parseNik('5371040203260001', { today })).toMatchObject({ birthDate: '1926-03-02' })
    expect(parseNik('5371042902000001', { today })).toMatchObject({ birthDate: '2000-02-29' })
    expect(parseNik('5371042902000001', { today: '1999-12-31' })).toMatchObject({ ok: false, code: 'NIK_DATE' })
  })

  it.each(['3102', '7102', '0005', '4005', '7205', '0113', '0100', '3104', '2902'])('refuses the day and month %s of 1990', (date) =>
    expect(parseNik(`537104${date}900001`, { today })).toMatchObject({ ok: false, code: 'NIK_DATE' }),
  )

  it('may be written in groups', () => expect(parseNik(' 5371.04 450590-0001', { today })).toMatchObject({ ok: true, digits: '5371044505900001' }))

  it('refuses a district that is not in the list only when asked', () => {
    expect(parseNik('9999994505900001', { today })).toMatchObject({ ok: true })
    expect(parseNik('9999994505900001', { today, requireKnownDistrict: true })).toMatchObject({ ok: false, code: 'NIK_DISTRICT' })
    expect(parseNik('5371044505900001', { today, requireKnownDistrict: true })).toMatchObject({ ok: true })
  })

  it('never repeats what was written, whatever it was', () =>
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 40 }), digits(16), digits(15)), fc.boolean(), (text, requireKnownDistrict) => {
        const result = parseNik(text, { today, requireKnownDistrict })
        if (result.ok) return
        const said = JSON.stringify(result)
        expect(['NIK_SHAPE', 'NIK_DATE', 'NIK_DISTRICT']).toContain(result.code)
        for (let at = 0; at + 4 <= text.length; at++) if (/^\d{4}$/.test(text.slice(at, at + 4))) expect(said).not.toContain(text.slice(at, at + 4))
      }),
    ))
})
