import { areaExists } from './areas/areas.ts'
import type { Label } from './label.ts'

/**
 * What a NIK says. It has no checksum, and a well-formed one need not exist. The district is where the person was first registered: not where she
 * is from, nor where a document was issued.
 */
export type Nik = {
  readonly ok: true
  /** The sixteen digits: what a search token is made of. */
  readonly digits: string
  /** District of first registration, as a Kemendagri code (`53.71.04`). It may have been dissolved since. */
  readonly areaCode: string
  /** Civil date, `yyyy-mm-dd`. */
  readonly birthDate: string
  readonly sex: 'FEMALE' | 'MALE'
  readonly serial: string
}

export type NikProblem = 'NIK_SHAPE' | 'NIK_DATE' | 'NIK_DISTRICT'

/** Says what is wrong and never with which digits: a NIK is guessable and errors end in logs. */
export type NotNik = { readonly ok: false; readonly code: NikProblem; readonly message: Label }

export type NikOptions = {
  /** Civil date of today, `yyyy-mm-dd`: a NIK has two digits of the year, and the latest year that is not after this day is meant. */
  readonly today: string
  /** Refuse a district that is not in today's list. Off by default: older numbers carry districts that were split or renamed. */
  readonly requireKnownDistrict?: boolean
}

/**
 * Reads a NIK: 16 digits = district 6, day 2 (women: day + 40), month 2, year 2, serial 4. Spaces, dots and dashes are ignored.
 * Someone of 100 years or more is read as a century too young.
 */
export function parseNik(text: string, { today, requireKnownDistrict = false }: NikOptions): Nik | NotNik {
  const digits = text.replace(/[\s.-]/g, '')
  if (!/^\d{16}$/.test(digits)) return problems.NIK_SHAPE
  const areaCode = `${digits.slice(0, 2)}.${digits.slice(2, 4)}.${digits.slice(4, 6)}`
  if (requireKnownDistrict && !areaExists(areaCode)) return problems.NIK_DISTRICT
  const markedDay = Number(digits.slice(6, 8))
  const female = markedDay > 40
  const birthDate = latestDate(digits.slice(10, 12), digits.slice(8, 10), female ? markedDay - 40 : markedDay, today)
  if (birthDate === undefined) return problems.NIK_DATE
  return { ok: true, digits, areaCode, birthDate, sex: female ? 'FEMALE' : 'MALE', serial: digits.slice(12) }
}

function latestDate(year: string, month: string, day: number, today: string): string | undefined {
  const century = Number(today.slice(0, 2))
  const dates = [century, century - 1].map((c) => `${c}${year}-${month}-${String(day).padStart(2, '0')}`)
  return dates.find((date) => date <= today && isCivilDate(date))
}

function isCivilDate(date: string): boolean {
  const instant = new Date(`${date}T00:00:00.000Z`)
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date)
}

const problems: Readonly<Record<NikProblem, NotNik>> = {
  NIK_SHAPE: { ok: false, code: 'NIK_SHAPE', message: { id: 'NIK harus terdiri atas 16 angka', en: 'A NIK must have 16 digits' } },
  NIK_DATE: {
    ok: false,
    code: 'NIK_DATE',
    message: {
      id: 'Angka ke-7 sampai ke-12 NIK harus tanggal lahir yang benar (untuk perempuan tanggal ditambah 40)',
      en: 'Digits 7 to 12 of a NIK must be a real date of birth (for women the day plus 40)',
    },
  },
  NIK_DISTRICT: {
    ok: false,
    code: 'NIK_DISTRICT',
    message: {
      id: 'Enam angka pertama NIK harus kode kecamatan dalam daftar Kemendagri',
      en: 'The first six digits of a NIK must be a district code of the Kemendagri list',
    },
  },
}
