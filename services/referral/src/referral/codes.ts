import { codeList } from '@titian/vocabulary'

/** Why the sender takes a referral back. */
export const referralCancelReasons = codeList('referral-cancel-reason', {
  CONSENT_WITHDRAWN: { id: 'Persetujuan ditarik', en: 'Consent was withdrawn' },
  NOT_NEEDED: { id: 'Tidak diperlukan lagi', en: 'Not needed any more' },
  UNSAFE: { id: 'Tidak aman bagi korban', en: 'Not safe for the victim' },
  MISTAKE: { id: 'Keliru diajukan', en: 'Requested by mistake' },
})

/** How a referral ended at the recipient. */
export const referralOutcomes = codeList('referral-outcome', {
  SERVICE_PROVIDED: { id: 'Layanan diberikan', en: 'Service provided' },
  PARTLY_PROVIDED: { id: 'Layanan diberikan sebagian', en: 'Service provided in part' },
  PERSON_DECLINED: { id: 'Yang bersangkutan tidak melanjutkan', en: 'The person did not go on' },
  CONTACT_LOST: { id: 'Kontak terputus', en: 'Contact lost' },
  RETURNED: { id: 'Dikembalikan kepada perujuk', en: 'Returned to the sender' },
})

/** How the person, or who speaks for her, confirmed the hand-over: no signature is asked of those who cannot or dare not. */
export const confirmationWays = codeList('handover-confirmation', {
  SPOKEN: { id: 'Lisan', en: 'Spoken' },
  WRITTEN: { id: 'Tertulis', en: 'In writing' },
  INTERPRETED: { id: 'Melalui juru bahasa', en: 'Through an interpreter' },
  SIGNED_LANGUAGE: { id: 'Bahasa isyarat', en: 'In sign language' },
})
