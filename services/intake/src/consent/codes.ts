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
  mistaken: { id: 'Keliru dicatat', en: 'Recorded by mistake' },
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

/** Who says yes for a child. The child's own word is its assent, which stands beside it. */
export const childConsentGivers = codeList('child-consent-giver', {
  GUARDIAN: { id: 'Orang tua atau wali', en: 'Parent or guardian' },
  BEST_INTEREST: {
    id: 'Dinas Sosial atau UPTD PPA, demi kepentingan terbaik anak',
    en: 'Dinas Sosial or UPTD PPA, in the best interest of the child',
  },
})

/** Whether whoever says yes understands what they say yes to. */
export const capacities = codeList('consent-capacity', {
  UNDERSTANDS: { id: 'Memahami yang ditanyakan', en: 'Understands what is asked' },
  WITH_SUPPORT: { id: 'Memahami dengan bantuan', en: 'Understands with support' },
  DOES_NOT: { id: 'Tidak dapat memahami', en: 'Cannot understand it' },
})

export const childAssents = codeList('child-assent', {
  ASSENTS: { id: 'Anak setuju', en: 'The child assents' },
  DISSENTS: { id: 'Anak tidak setuju', en: 'The child does not assent' },
  TOO_YOUNG: { id: 'Terlalu kecil untuk ditanya', en: 'Too young to be asked' },
})

/** What a companion found who asked in private why a consent was taken back. */
export const pressureFindings = codeList('pressure-finding', {
  NONE: { id: 'Atas kemauannya sendiri', en: 'Of her own will' },
  SUSPECTED: { id: 'Ada tanda tekanan', en: 'Signs of pressure' },
  REPORTED: { id: 'Ia menceritakan tekanan atau ancaman', en: 'Pressure or threats were told of' },
  NOT_REACHED: { id: 'Tidak dapat dihubungi dengan aman', en: 'Not reached safely' },
})
