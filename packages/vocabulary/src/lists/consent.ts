import { type Code, codeList } from '../code-list.ts'

/** Why personal data is used: the closed list for consent, tokens, the envelope and the access log alike. */
export const consentPurposes = codeList('purpose-of-use', {
  SERVICES: { id: 'Pemberian layanan', en: 'Services' },
  PROTECTION: { id: 'Perlindungan', en: 'Protection' },
  INVESTIGATION: { id: 'Penyelidikan dan penyidikan', en: 'Investigation' },
  PROSECUTION: { id: 'Penuntutan', en: 'Prosecution' },
  REPRESENTATION: { id: 'Pendampingan hukum', en: 'Legal representation' },
  REPATRIATION: { id: 'Pemulangan', en: 'Repatriation' },
  SUPERVISION: { id: 'Supervisi', en: 'Supervision' },
  AUDIT: { id: 'Audit', en: 'Audit' },
  STATISTICS: { id: 'Statistik', en: 'Statistics' },
  DATA_SUBJECT_REQUEST: { id: 'Permintaan pemilik data', en: 'Request of the data subject' },
  EMERGENCY: { id: 'Keadaan darurat', en: 'Emergency' },
  OPERATION: { id: 'Pengoperasian sistem', en: 'Operation of the system' },
})
export type ConsentPurpose = Code<typeof consentPurposes>

/** The groups of personal fields: what is sealed under one key, consented to together and shown or hidden together. */
export const personalCategories = codeList('personal-category', {
  identity: { id: 'Identitas', en: 'Identity' },
  contact: { id: 'Kontak', en: 'Contact' },
  location: { id: 'Lokasi', en: 'Location' },
  medical: { id: 'Kesehatan', en: 'Medical' },
  psychosocial: { id: 'Psikososial', en: 'Psychosocial' },
  legal: { id: 'Hukum', en: 'Legal' },
  protection: { id: 'Perlindungan', en: 'Protection' },
  'shelter-location': { id: 'Lokasi penampungan', en: 'Shelter location' },
  informant: { id: 'Pelapor', en: 'Informant' },
  suspect: { id: 'Terduga pelaku', en: 'Suspect' },
})
export type PersonalCategory = Code<typeof personalCategories>

/** The ground on which data is disclosed. @source UU 27/2022 art. 20 (read in a secondary source only) */
export const legalBases = codeList('legal-basis', {
  CONSENT: { id: 'Persetujuan', en: 'Consent' },
  LEGAL_OBLIGATION: { id: 'Kewajiban hukum', en: 'Legal obligation' },
  VITAL_INTEREST: { id: 'Kepentingan vital', en: 'Vital interest' },
  PUBLIC_TASK: { id: 'Tugas publik', en: 'Public task' },
})
export type LegalBasis = Code<typeof legalBases>
