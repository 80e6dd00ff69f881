import { type Code, codeList } from '../code-list.ts'

/** Where an age comes from. None of them overrides doubt: age in doubt is a child (SAFETY 13). */
export const ageSources = codeList('age-source', {
  STATED: { id: 'Menurut pengakuan', en: 'Stated' },
  DOCUMENTED: { id: 'Menurut dokumen', en: 'Documented' },
  ASSESSED: { id: 'Menurut penilaian', en: 'Assessed' },
})
export type AgeSource = Code<typeof ageSources>

/** All that topics and shared views know of an age. UNKNOWN is treated as a child wherever a rule asks. `from` and `to`: whole years, both included. */
export const ageBands = codeList('age-band', {
  CHILD_0_8: { id: '0–8 tahun', en: '0–8 years', from: 0, to: 8 },
  CHILD_9_17: { id: '9–17 tahun', en: '9–17 years', from: 9, to: 17 },
  ADULT_18_20: { id: '18–20 tahun', en: '18–20 years', from: 18, to: 20 },
  ADULT_21_29: { id: '21–29 tahun', en: '21–29 years', from: 21, to: 29 },
  ADULT_30_47: { id: '30–47 tahun', en: '30–47 years', from: 30, to: 47 },
  ADULT_48_PLUS: { id: '48 tahun ke atas', en: '48 years and over', from: 48, to: undefined },
  UNKNOWN: { id: 'Tidak diketahui', en: 'Unknown', from: undefined, to: undefined },
})
export type AgeBand = Code<typeof ageBands>

/** The band of an age in completed years; undefined, negative or not a number is UNKNOWN. */
export function ageBandOf(years: number | undefined): AgeBand {
  if (years === undefined || !(years >= 0)) return 'UNKNOWN'
  const band = ageBands.codes.find((code) => {
    const { from, to } = ageBands.entry(code)
    return from !== undefined && years >= from && (to === undefined || years < to + 1)
  })
  return band ?? 'UNKNOWN'
}

/** Whether the rules for children apply: below 18, and always while the age is not known. */
export function isTreatedAsChild(band: AgeBand): boolean {
  return band === 'CHILD_0_8' || band === 'CHILD_9_17' || band === 'UNKNOWN'
}

/** As papers have it; how someone lives is `genders`. */
export const sexes = codeList('sex', {
  FEMALE: { id: 'Perempuan', en: 'Female' },
  MALE: { id: 'Laki-laki', en: 'Male' },
  OTHER: { id: 'Lainnya', en: 'Other' },
  UNKNOWN: { id: 'Tidak diketahui', en: 'Not known' },
})

/** For those who are citizens of no country, or of none that is known. Their country stands in no field then. */
export const citizenshipStatuses = codeList('citizenship-status', {
  CITIZEN: { id: 'Warga negara', en: 'Citizen' },
  STATELESS: { id: 'Tanpa kewarganegaraan', en: 'Stateless' },
  UNDETERMINED: { id: 'Kewarganegaraan belum dapat dipastikan', en: 'Citizenship not yet determined' },
})

export const genders = codeList(
  'gender',
  {
    FEMALE: { id: 'Perempuan', en: 'Female', htcds: 'Feminine' },
    MALE: { id: 'Laki-laki', en: 'Male', htcds: 'Masculine' },
    TRANS_FEMALE: { id: 'Transpuan', en: 'Transgender, feminine', htcds: 'TransgenderFeminine' },
    TRANS_MALE: { id: 'Transpria', en: 'Transgender, masculine', htcds: 'TransgenderMasculine' },
    NON_CONFORMING: { id: 'Nonkonformis', en: 'Non-conforming', htcds: 'NonConforming' },
    UNKNOWN: { id: 'Tidak disebutkan', en: 'Not specified', htcds: 'NonSpecifiedUnknown' },
  },
  'prs_Gender',
)
export type Gender = Code<typeof genders>
