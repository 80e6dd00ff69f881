import { namingRejections } from '@titian/case-file'
import { rejecting } from '@titian/core'

/** Every refusal of this service. Details name codes and ids, never what a person said. */
export const rejections = {
  ...namingRejections,
  AGENCY_ALREADY_REGISTERED: {
    id: 'Lembaga ini sudah terdaftar dengan keterangan lain',
    en: 'This agency is registered already, with other particulars',
  },
  AGENCY_UNKNOWN: { id: 'Lembaga ini belum terdaftar', en: 'This agency is not registered' },
  NOT_NATIONAL_DESK: { id: 'Hanya meja nasional yang mendaftarkan lembaga', en: 'Only the national desk registers agencies' },
  NOT_YOUR_AGENCY: { id: 'Hanya untuk lembaga Anda sendiri', en: 'For your own agency only' },
  SECOND_PERSON_NEEDED: { id: 'Menunggu orang kedua: bukan yang memulainya', en: 'It takes a second person: another than who began it' },
  NATIONAL_DESK_STAYS: { id: 'Meja nasional tidak dapat ditutup', en: 'The national desk cannot be closed' },
  DUTY_NOT_FOR_KIND: { id: 'Jenis lembaga ini tidak memegang piket laporan', en: 'This kind of agency holds no duty for reports' },
  DUTY_OUTSIDE_AREA: { id: 'Piket hanya di dalam wilayah layanan sendiri', en: 'Duty lies within the areas that the agency works in' },
  DUTY_OF_ONE_PROVINCE: { id: 'Piket diminta untuk satu provinsi', en: 'Duty is asked for in one province at a time' },
  DUTY_NOT_ASKED: { id: 'Tidak ada permintaan piket yang menunggu', en: 'No request for the duty is waiting', sayable: true },
  CASE_UNKNOWN: { id: 'Kasus tidak dikenal', en: 'The case is not known' },
  CASE_CLOSED: { id: 'Kasus sudah ditutup', en: 'The case is closed' },
  PERSON_NOT_OF_CASE: { id: 'Orang ini bukan korban dalam kasus tersebut', en: 'This person is not the one of the case' },
  SELF_REFERRAL: { id: 'Lembaga tidak dapat merujuk kepada dirinya sendiri', en: 'An agency cannot refer to itself' },
  RECIPIENT_DOES_NOT_OFFER: {
    id: 'Lembaga tujuan tidak menawarkan layanan ini di wilayah kasus',
    en: 'The recipient does not offer this service in the area of the case',
  },
  BASIS_MISSING: {
    id: 'Belum ada persetujuan atau dasar hukum untuk membuka: {categories}',
    en: 'There is neither consent nor a law to disclose: {categories}',
  },
  REFUSAL_STANDS: {
    id: 'Ia menolak atau menarik persetujuan untuk membuka: {categories}; dasar hukum ini tidak mengesampingkannya',
    en: 'She refused, or withdrew, that this is disclosed: {categories}; this law does not stand against it',
  },
  NO_REVIEW_DUE: { id: 'Tidak ada pembukaan data yang menunggu tinjauan', en: 'No disclosure waits for a review', sayable: true },
  REFERRAL_ALREADY_REQUESTED: { id: 'Rujukan ini sudah diajukan dengan isi lain', en: 'This referral was requested already, with other content' },
  REFERRAL_ALREADY_OPEN: {
    id: 'Masih ada rujukan terbuka untuk kasus, layanan, dan lembaga tujuan ini',
    en: 'A referral of this case for this service to this recipient is still open',
  },
  REFERRAL_ALREADY_ACCEPTED: {
    id: 'Rujukan sudah diterima oleh pendamping lain',
    en: 'The referral was accepted already, for another caseworker',
    sayable: true,
  },
  REFERRAL_ALREADY_REJECTED: { id: 'Rujukan sudah ditolak dengan alasan {code}', en: 'The referral was rejected already: {code}', sayable: true },
  REFERRAL_NOT_OPEN: { id: 'Rujukan tidak lagi menunggu jawaban', en: 'The referral does not wait for an answer any more', sayable: true },
  REFERRAL_NOT_ACCEPTED: { id: 'Rujukan belum diterima atau sudah berakhir', en: 'The referral is not accepted yet, or has ended', sayable: true },
  REJECTION_TEXT_MISSING: { id: 'Alasan lain harus dijelaskan', en: 'Another reason must be explained' },
  REFERRAL_NOT_REDIRECTABLE: {
    id: 'Hanya rujukan yang ditolak atau lewat waktu yang dapat dialihkan',
    en: 'Only a referral that was rejected, or escalated unanswered, can be redirected',
    sayable: true,
  },
  REFERRAL_ALREADY_REDIRECTED: {
    id: 'Rujukan sudah dialihkan ke lembaga lain',
    en: 'The referral was redirected already, to another agency',
    sayable: true,
  },
  SAME_RECIPIENT: { id: 'Lembaga ini sudah diminta; pilih lembaga lain', en: 'This agency was asked already; choose another' },
  PARTY_NOT_YOURS: { id: 'Setiap lembaga mengonfirmasi kehadirannya sendiri', en: 'Each agency confirms its own attendance' },
  CONFIRMATION_MISSING: {
    id: 'Sebutkan bagaimana yang bersangkutan mengonfirmasi serah terima',
    en: 'Say how the person confirmed the hand-over',
  },
  GUARDIAN_NOT_CLEARED: {
    id: 'Wali baru boleh hadir setelah petugas memastikan tidak ada kaitan dengan perekrut',
    en: 'A guardian may attend only after a worker has ruled out a tie to the recruiter',
  },
  GUARDIAN_OF_ADULT: {
    id: 'Orang dewasa hadir sendiri; tidak ada wali yang mewakilinya',
    en: 'An adult attends herself; no guardian stands for her',
  },
  ENDS_WITH_TRANSFER_ONLY: {
    id: 'Hanya lembaga perujuk sebuah pelimpahan yang menyebut rujukan yang berakhir bersamanya',
    en: 'Only the sender of a transfer says which referrals end with it',
  },
  HANDOVER_INCOMPLETE: { id: 'Serah terima belum dihadiri: {missing}', en: 'The hand-over was not yet attended by: {missing}', sayable: true },
  HANDOVER_PENDING: { id: 'Pelimpahan selesai melalui serah terima lebih dulu', en: 'A transfer ends through its hand-over first' },
  REFERRAL_ALREADY_HANDED_OVER: { id: 'Serah terima sudah selesai', en: 'The hand-over is complete', sayable: true },
  REFERRAL_ALREADY_ENDED: { id: 'Rujukan sudah berakhir', en: 'The referral has ended', sayable: true },
} as const

export const reject = rejecting(rejections)
