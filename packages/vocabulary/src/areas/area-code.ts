import { z } from 'zod'
import type { Label } from '../label.ts'
import { type AreaLevel, areaByCode, areaExists, areaLevelOf, regencyOf } from './areas.ts'

/**
 * What is wrong with an area code, in both languages. A code finer than kab/kota is where a person may be from, so the text names no more of the
 * value than its kab/kota: error texts end in logs.
 */
export function areaCodeProblem(value: string, level?: AreaLevel): Label | undefined {
  const form = areaLevelOf(value)
  if (form === undefined)
    return {
      id: 'Kode wilayah harus berbentuk kode Kemendagri, misalnya 53.71 atau 53.71.04.1009',
      en: 'An area code must have the form of a Kemendagri code, such as 53.71 or 53.71.04.1009',
    }
  if (level !== undefined && form !== level)
    return {
      id: `Kode wilayah harus kode ${levelWords[level].id}, bukan kode ${levelWords[form].id}`,
      en: `The area code must be that of a ${levelWords[level].en}, not of a ${levelWords[form].en}`,
    }
  if (areaExists(value)) return undefined
  const regency = regencyOf(value)
  const known = (form === 'district' || form === 'village') && regency !== undefined ? areaByCode(regency) : undefined
  const shown = known ? `${known.code}.… (${known.name})` : (regency ?? value)
  return {
    id: `Kode ${levelWords[form].id} ${shown} tidak ada dalam daftar Kemendagri`,
    en: `The ${levelWords[form].en} code ${shown} is not in the Kemendagri list`,
  }
}

const levelWords: Readonly<Record<AreaLevel, Label>> = {
  province: { id: 'provinsi', en: 'province' },
  regency: { id: 'kabupaten/kota', en: 'regency or city' },
  district: { id: 'kecamatan', en: 'district' },
  village: { id: 'desa/kelurahan', en: 'village' },
}

function areaCode(pattern: RegExp, level?: AreaLevel) {
  return z
    .string({ error: text(areaCodeProblem('')) })
    .regex(pattern, { abort: true, error: (issue) => text(areaCodeProblem(String(issue.input), level)) })
    .refine(areaExists, { error: (issue) => text(areaCodeProblem(String(issue.input), level)), params: { code: 'AREA_UNKNOWN' } })
}

function text(problem: Label | undefined): string | undefined {
  return problem && `${problem.id} / ${problem.en}`
}

/** A Kemendagri code of any level that exists in the list. A person's area finer than kab/kota must be sealed. */
export const AreaCode = areaCode(/^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/)
export type AreaCode = z.infer<typeof AreaCode>

export const ProvinceCode = areaCode(/^\d{2}$/, 'province')
/** A kab/kota: the finest place of a person that may stand in clear in events and topics. */
export const RegencyCode = areaCode(/^\d{2}\.\d{2}$/, 'regency')
export const DistrictCode = areaCode(/^\d{2}\.\d{2}\.\d{2}$/, 'district')
export const VillageCode = areaCode(/^\d{2}\.\d{2}\.\d{2}\.\d{4}$/, 'village')
