import { type Code, codeList } from '../code-list.ts'

/** The door by which a report came in. */
export const reportChannels = codeList('report-channel', {
  WALK_IN: { id: 'Datang langsung', en: 'Walk-in' },
  HOTLINE: { id: 'Telepon pengaduan', en: 'Hotline' },
  PUBLIC_DOOR: { id: 'Formulir umum tanpa akun', en: 'Public form without an account' },
  VILLAGE_WATCH: { id: 'Pengawas atau tim peduli desa', en: 'Village watch or care team' },
  IMMIGRATION_COUNTER: { id: 'Loket imigrasi', en: 'Immigration counter' },
  POLICE: { id: 'Kepolisian', en: 'Police' },
  HOSPITAL: { id: 'Rumah sakit atau puskesmas', en: 'Hospital or clinic' },
  EMBASSY: { id: 'Perwakilan RI di luar negeri', en: 'Indonesian mission abroad' },
  PARTNER_AGENCY: { id: 'Lembaga mitra', en: 'Partner agency' },
})
export type ReportChannel = Code<typeof reportChannels>

/** Why a report is dismissed. Needs a second person. */
export const reportDismissReasons = codeList('report-dismiss-reason', {
  DUPLICATE: { id: 'Laporan ganda', en: 'Duplicate of another report' },
  NOT_TRAFFICKING_REDIRECTED: { id: 'Bukan TPPO, sudah dialihkan', en: 'Not trafficking, redirected' },
  INFORMATION_ONLY: { id: 'Permintaan informasi, sudah dijawab', en: 'Request for information, answered' },
  NO_FURTHER_TRACE: { id: 'Tidak dapat ditelusuri lebih lanjut', en: 'Cannot be followed up' },
  PERSON_DECLINED: { id: 'Yang bersangkutan menolak, pintu tetap terbuka', en: 'The person declines; the door stays open' },
  UNFOUNDED: { id: 'Tidak berdasar setelah ditelaah', en: 'Unfounded after review' },
})
export type ReportDismissReason = Code<typeof reportDismissReasons>

export const triageUrgency = codeList('triage-urgency', {
  EMERGENCY: { id: 'Darurat', en: 'Emergency' },
  PRIORITY: { id: 'Prioritas', en: 'Priority' },
  ROUTINE: { id: 'Biasa', en: 'Routine' },
})
export type TriageUrgency = Code<typeof triageUrgency>

/** What cannot wait. Any of them opens help before any proof (SAFETY 11). */
export const immediateNeeds = codeList('immediate-need', {
  SAFETY: { id: 'Keselamatan', en: 'Safety' },
  SHELTER: { id: 'Tempat tinggal sementara', en: 'Shelter' },
  MEDICAL: { id: 'Pertolongan medis', en: 'Medical care' },
  PSYCHOLOGICAL: { id: 'Pertolongan psikologis pertama', en: 'Psychological first aid' },
  FOOD_AND_CLOTHING: { id: 'Makanan dan pakaian', en: 'Food and clothing' },
  CHILD_CARE: { id: 'Pengasuhan anak', en: 'Care for a child' },
  INTERPRETER: { id: 'Juru bahasa', en: 'Interpreter' },
  SAFE_CONTACT: { id: 'Hubungan aman dengan keluarga', en: 'Safe contact with family' },
  TRANSPORT: { id: 'Transportasi aman', en: 'Safe transport' },
  LEGAL_INFORMATION: { id: 'Informasi hukum', en: 'Legal information' },
})
export type ImmediateNeed = Code<typeof immediateNeeds>
