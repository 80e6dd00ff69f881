import { codeList, consentPurposes, personalCategories } from '@titian/vocabulary'

/** For what may be asked: not for what the system or its supervisors do by law. */
export const askedPurposes = consentPurposes.only('consent-purpose', [
  'SERVICES',
  'PROTECTION',
  'INVESTIGATION',
  'PROSECUTION',
  'REPRESENTATION',
  'REPATRIATION',
  'STATISTICS',
])

/** What may be asked about: her own data. Where she sleeps, who told and whom she accuses are not opened by her consent. */
export const askedCategories = personalCategories.only('consent-category', ['identity', 'contact', 'location', 'medical', 'psychosocial', 'legal'])

export const consentStates = codeList('consent-state', {
  given: { id: 'Disetujui', en: 'Given' },
  confirmed: { id: 'Ditegaskan', en: 'Confirmed' },
  refused: { id: 'Ditolak', en: 'Refused' },
  withdrawn: { id: 'Ditarik', en: 'Withdrawn' },
  lapsed: { id: 'Gugur', en: 'Lapsed' },
  replaced: { id: 'Diganti jawaban lain', en: 'Replaced by another answer' },
})

/** Who was there when it was asked. */
export const consentCompany = codeList('consent-company', {
  COMPANION: { id: 'Pendamping', en: 'Companion' },
  INTERPRETER: { id: 'Juru bahasa', en: 'Interpreter' },
  FAMILY: { id: 'Keluarga', en: 'Family' },
  GUARDIAN: { id: 'Wali', en: 'Guardian' },
  OFFICER: { id: 'Aparat', en: 'Officer' },
  OTHER_PERSON: { id: 'Orang lain', en: 'Another person' },
  NOBODY_ELSE: { id: 'Tidak ada orang lain', en: 'Nobody else' },
})

/** Whose the interpreter was: one of the same network would make any yes worthless (SAFETY 17). */
export const interpreterTies = codeList('interpreter-tie', {
  NOT_NEEDED: { id: 'Tidak diperlukan', en: 'Not needed' },
  INDEPENDENT: { id: 'Mandiri', en: 'Independent' },
  OF_AN_AGENCY: { id: 'Dari lembaga', en: 'Of an agency' },
  KNOWN_TO_PERSON: { id: 'Dikenal oleh yang bersangkutan', en: 'Known to the person' },
})

export const timesToThink = codeList('time-to-think', {
  AS_LONG_AS_WANTED: { id: 'Selama yang ia inginkan', en: 'As long as wanted' },
  SOME: { id: 'Sebentar', en: 'Some' },
  NONE: { id: 'Tidak ada', en: 'None' },
})
