import { type Code, codeList, personalCategories } from '@titian/vocabulary'

export const referralStatus = codeList('referral-status', {
  requested: { id: 'Menunggu jawaban', en: 'Awaiting an answer' },
  accepted: { id: 'Diterima', en: 'Accepted' },
  'handed-over': { id: 'Sudah serah terima', en: 'Handed over' },
  ended: { id: 'Berakhir', en: 'Ended' },
})

/** How a referral came to its end. */
export const referralEndings = codeList('referral-ending', {
  rejected: { id: 'Ditolak', en: 'Rejected' },
  cancelled: { id: 'Dibatalkan', en: 'Cancelled' },
  completed: { id: 'Selesai', en: 'Completed' },
})
export type ReferralEnding = Code<typeof referralEndings>

/** How a referral stands that waits for an answer. */
export const inboxStandings = codeList('inbox-standing', {
  new: { id: 'Baru', en: 'New' },
  due: { id: 'Segera jatuh tempo', en: 'Due soon' },
  overdue: { id: 'Lewat tenggat', en: 'Overdue' },
  escalated: { id: 'Diteruskan ke supervisor', en: 'Escalated to the supervisor' },
})

/** What a referral can disclose. Informants, suspects, protection and shelters are never told by a referral. */
export const disclosableCategories = personalCategories.only('disclosable-category', [
  'identity',
  'contact',
  'location',
  'medical',
  'psychosocial',
  'legal',
])
export type Disclosable = Code<typeof disclosableCategories>

/** What a second person finds of a law that stands where she refused. */
export const reviewOutcomes = codeList('disclosure-review-outcome', {
  UPHELD: { id: 'Tetap berlaku', en: 'Upheld' },
  ENDED: { id: 'Dihentikan', en: 'Ended' },
})

/** Why the sender takes a referral back. */
export const referralCancelReasons = codeList('referral-cancel-reason', {
  CONSENT_WITHDRAWN: { id: 'Persetujuan ditarik', en: 'Consent was withdrawn' },
  NOT_NEEDED: { id: 'Tidak diperlukan lagi', en: 'Not needed any more' },
  UNSAFE: { id: 'Tidak aman bagi korban', en: 'Not safe for the victim' },
  PERSON_DECLINED: { id: 'Yang bersangkutan tidak bersedia', en: 'The person declined' },
  CONTACT_LOST: { id: 'Kontak terputus', en: 'Contact lost' },
  DECEASED: { id: 'Meninggal dunia', en: 'Deceased' },
  MISTAKE: { id: 'Keliru diajukan', en: 'Requested by mistake' },
  TRANSFERRED: { id: 'Berakhir dengan pelimpahan kasus', en: 'Ended with the transfer of the case' },
})

/** Those that a person gives. */
export const givenCancelReasons = referralCancelReasons.except('given-cancel-reason', ['TRANSFERRED'])

/** How a referral ended at the recipient. */
export const referralOutcomes = codeList('referral-outcome', {
  SERVICE_PROVIDED: { id: 'Layanan diberikan', en: 'Service provided' },
  PARTLY_PROVIDED: { id: 'Layanan diberikan sebagian', en: 'Service provided in part' },
  PERSON_DECLINED: { id: 'Yang bersangkutan tidak melanjutkan', en: 'The person did not go on' },
  CONTACT_LOST: { id: 'Kontak terputus', en: 'Contact lost' },
  RETURNED: { id: 'Dikembalikan kepada perujuk', en: 'Returned to the sender' },
})
export type ReferralOutcome = Code<typeof referralOutcomes>

/** Why intake did not let accountability move with the hand-over. */
export const handoverFailures = codeList('handover-failure', {
  NOT_ACCOUNTABLE: { id: 'Lembaga perujuk bukan lagi penanggung jawab kasus', en: 'The sending agency does not answer for the case any more' },
  CASE_CLOSED: { id: 'Kasus sudah ditutup', en: 'The case is closed' },
})

/** What a referral asks of somebody today. */
export const referralTasks = codeList('referral-task', {
  ANSWER_REFERRAL: { id: 'Jawab rujukan', en: 'Answer referral' },
  AWAIT_ANSWER: { id: 'Menunggu jawaban rujukan', en: 'Awaiting the answer to a referral' },
  DECIDE_ESCALATED: { id: 'Rujukan tidak dijawab, putuskan', en: 'Referral unanswered, decide' },
  REDIRECT_REFERRAL: { id: 'Rujukan ditolak, alihkan', en: 'Referral rejected, redirect' },
  ATTEND_HANDOVER: { id: 'Hadiri serah terima', en: 'Attend the hand-over' },
  COMPLETE_HANDOVER: { id: 'Selesaikan serah terima', en: 'Complete the hand-over' },
  REVIEW_DISCLOSURE: { id: 'Tinjau data yang dibuka meski ia menolak', en: 'Review what was disclosed although she refused' },
  COMPLETE_REFERRAL: { id: 'Tindak lanjuti rujukan', en: 'Follow up referral' },
  DECIDE_DUTY: { id: 'Putuskan permintaan piket laporan', en: 'Decide on a request for the duty for reports' },
  DUTY_LOST: { id: 'Piket laporan beralih ke lembaga lain', en: 'The duty for reports went to another agency' },
})
export type ReferralTask = Code<typeof referralTasks>

/** How the person, or who speaks for her, confirmed the hand-over: no signature is asked of those who cannot or dare not. */
export const confirmationWays = codeList('handover-confirmation', {
  SPOKEN: { id: 'Lisan', en: 'Spoken' },
  WRITTEN: { id: 'Tertulis', en: 'In writing' },
  INTERPRETED: { id: 'Melalui juru bahasa', en: 'Through an interpreter' },
  SIGNED_LANGUAGE: { id: 'Bahasa isyarat', en: 'In sign language' },
})
