import { type Code, codeList } from '../code-list.ts'

/** REFERRAL leaves the sender accountable; a TRANSFER moves accountability, and only when the hand-over is complete. */
export const referralKinds = codeList('referral-kind', {
  REFERRAL: { id: 'Rujukan', en: 'Referral' },
  TRANSFER: { id: 'Pelimpahan', en: 'Transfer' },
})
export type ReferralKind = Code<typeof referralKinds>

export const referralRejectionCodes = codeList('referral-rejection', {
  NO_CAPACITY: { id: 'Tidak ada kapasitas', en: 'No capacity' },
  OUTSIDE_MANDATE: { id: 'Di luar kewenangan', en: 'Outside the mandate' },
  OUTSIDE_AREA: { id: 'Di luar wilayah layanan', en: 'Outside the service area' },
  INCOMPLETE_DOCUMENTS: { id: 'Dokumen belum lengkap', en: 'Incomplete documents' },
  VICTIM_DECLINED: { id: 'Korban tidak bersedia', en: 'The victim declined' },
  SAFETY_CONFLICT: { id: 'Tidak aman bagi korban', en: 'Not safe for the victim' },
  DUPLICATE: { id: 'Rujukan ganda', en: 'Duplicate' },
  OTHER: { id: 'Lainnya (dijelaskan)', en: 'Other (explained)' },
})
export type ReferralRejectionCode = Code<typeof referralRejectionCodes>

/** Why a referral is made, as HTCDS counts it. */
export const referralReasons = codeList(
  'referral-reason',
  {
    ADDITIONAL_SERVICES: { id: 'Membutuhkan layanan tambahan', en: 'Additional services required', htcds: 'AdditionalServicesRequired' },
    CHANGE_OF_LOCATION: { id: 'Pindah atau berganti wilayah', en: 'Migration or change of location', htcds: 'MigrationOrChangeOfLocation' },
    OTHER: { id: 'Lainnya', en: 'Other', htcds: 'Other' },
  },
  'cas_ReasonForOutgoingReferral',
)
export type ReferralReason = Code<typeof referralReasons>

/** Who attends a hand-over. It is complete when each has confirmed. */
export const handoverParties = codeList('handover-party', {
  SENDER: { id: 'Lembaga perujuk', en: 'Sending agency' },
  RECIPIENT: { id: 'Lembaga penerima', en: 'Receiving agency' },
  PERSON: { id: 'Yang bersangkutan (korban)', en: 'The person concerned' },
  GUARDIAN: { id: 'Wali', en: 'Guardian' },
})
export type HandoverParty = Code<typeof handoverParties>
