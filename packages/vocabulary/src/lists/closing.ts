import { type Code, codeList } from '../code-list.ts'

/** Why a case is closed. "Lost contact" and "declines" keep the door open: the case is reopened under its own number. */
export const closureReasons = codeList('closure-reason', {
  GOALS_ACHIEVED: { id: 'Tujuan rencana tercapai', en: 'Goals of the plan achieved' },
  PERSON_DECLINED: { id: 'Yang bersangkutan tidak melanjutkan, pintu tetap terbuka', en: 'The person declines; the door stays open' },
  CONTACT_LOST: { id: 'Kontak terputus', en: 'Contact lost' },
  TRANSFERRED: { id: 'Dilimpahkan ke luar sistem', en: 'Transferred outside the system' },
  NOT_TRAFFICKING_REDIRECTED: { id: 'Bukan TPPO, sudah dialihkan', en: 'Not trafficking, redirected' },
  DECEASED: { id: 'Meninggal dunia', en: 'Deceased' },
  DUPLICATE: { id: 'Sudah ada kasus lain untuk orang yang sama', en: 'Another case of the same person exists' },
  MISTAKE: { id: 'Dibuka karena keliru', en: 'Opened by mistake' },
})
export type ClosureReason = Code<typeof closureReasons>

export const retraffickingRisk = codeList('retrafficking-risk', {
  LOW: { id: 'Rendah', en: 'Low' },
  MEDIUM: { id: 'Sedang', en: 'Medium' },
  HIGH: { id: 'Tinggi', en: 'High' },
})
export type RetraffickingRisk = Code<typeof retraffickingRisk>

/** What came of an attempt to follow up, by the safe channel only. */
export const followUpContactOutcomes = codeList('follow-up-contact-outcome', {
  REACHED: { id: 'Berhasil dihubungi', en: 'Reached' },
  NOT_REACHED: { id: 'Belum berhasil dihubungi', en: 'Not reached' },
  DECLINED: { id: 'Tidak bersedia', en: 'Declined' },
  MOVED: { id: 'Sudah pindah', en: 'Moved away' },
  UNSAFE_TO_TALK: { id: 'Tidak aman untuk berbicara', en: 'Not safe to talk' },
  NO_SAFE_CHANNEL: { id: 'Tidak ada saluran aman', en: 'No safe channel' },
})
export type FollowUpContactOutcome = Code<typeof followUpContactOutcomes>
