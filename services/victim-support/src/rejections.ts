import { rejecting } from '@titian/core'

/** Every refusal of this service. Details name codes and ids, never what a person said. */
export const rejections = {
  CASE_UNKNOWN: { id: 'Kasus tidak dikenal', en: 'The case is not known' },
  CASE_CLOSED: { id: 'Kasus sudah ditutup', en: 'The case is closed' },
  PERSON_NOT_OF_CASE: { id: 'Orang ini bukan korban dalam kasus tersebut', en: 'This person is not the one of the case' },
  PLAN_ALREADY_DRAFTED: { id: 'Rencana ini sudah disusun dengan isi lain', en: 'This plan was drafted already, with other content' },
  PLAN_UNKNOWN: { id: 'Rencana tidak dikenal', en: 'The plan is not known' },
  PLAN_ENDED: { id: 'Rencana sudah berakhir', en: 'The plan has ended', sayable: true },
  PLAN_ALREADY_AGREED: { id: 'Rencana sudah disetujui', en: 'The plan was agreed already', sayable: true },
  PLAN_ALREADY_APPROVED: { id: 'Rencana sudah disahkan', en: 'The plan was approved already', sayable: true },
  PLAN_NOT_OF_CASE: { id: 'Rencana ini bukan untuk kasus tersebut', en: 'This plan is not of the case' },
  GOAL_TWICE: { id: 'Setiap tujuan hanya boleh dicatat sekali', en: 'A goal can be named only once' },
  GOAL_UNKNOWN: { id: 'Tujuan ini tidak ada dalam rencana', en: 'The plan has no such goal' },
  GOAL_SETTLED: { id: 'Tujuan ini sudah {status}', en: 'The goal is settled already: {status}' },
  GOAL_WITHDRAWN: { id: 'Tujuan yang sudah tercapai tidak dapat dihapus', en: 'A goal that was settled cannot be left out' },
  GOALS_OPEN: { id: 'Masih ada {count} tujuan yang belum selesai', en: '{count} goals are still open', sayable: true },
  AGREEMENT_MISSING: {
    id: 'Rencana belum disetujui oleh yang bersangkutan atau demi kepentingan terbaik anak',
    en: 'Neither the person nor the best interest of the child has agreed to the plan yet',
    sayable: true,
  },
  AGREEMENT_CONTRADICTORY: {
    id: 'Tidak mungkin secara pribadi bila orang lain hadir; catat apa adanya',
    en: 'It cannot have been in private with others present; record it as it was',
  },
  BEST_INTEREST_OF_ADULT: { id: 'Orang dewasa menyetujui rencananya sendiri', en: 'An adult agrees to her plan herself' },
  PLAN_NOT_APPROVED: { id: 'Rencana belum disahkan', en: 'The plan is not approved yet', sayable: true },
  SAME_PERSON: { id: 'Harus disahkan oleh orang lain', en: 'Another person must approve', sayable: true },
  SERVICE_ALREADY_SCHEDULED: { id: 'Layanan ini sudah dijadwalkan dengan isi lain', en: 'This service was scheduled already, with other content' },
  SERVICE_NOT_SCHEDULED: { id: 'Layanan ini tidak sedang dijadwalkan', en: 'The service is not scheduled', sayable: true },
  SERVICE_ALREADY_SETTLED: { id: 'Layanan ini sudah {status}', en: 'The service is settled already: {status}', sayable: true },
  NOTE_OF_OTHER_CATEGORY: { id: 'Catatan layanan ini ditulis dalam {field}', en: 'A note on this service is written as {field}' },
  REASON_TEXT_MISSING: { id: 'Alasan lain harus dijelaskan', en: 'Another reason must be explained' },
  SERVICE_NOT_YOURS: { id: 'Hanya lembaga yang memberikannya', en: 'Only the agency that gives it' },
  SERVICE_NOT_SETTLED: { id: 'Layanan ini belum tuntas', en: 'The service is not settled yet', sayable: true },
  NOT_YOUR_AGENCY: { id: 'Hanya lembaga sendiri yang dapat ditugaskan', en: 'Only one’s own agency can be made responsible' },
  REINTEGRATION_ALREADY_PLANNED: {
    id: 'Reintegrasi ini sudah direncanakan dengan isi lain',
    en: 'This reintegration was planned already, with other content',
  },
  REINTEGRATION_ALREADY_OPEN: { id: 'Masih ada reintegrasi terbuka untuk kasus ini', en: 'A reintegration of this case is still open' },
  REINTEGRATION_NOT_OPEN: { id: 'Reintegrasi tidak sedang berjalan', en: 'The reintegration is not open', sayable: true },
  FOLLOW_UP_UNKNOWN: { id: 'Tindak lanjut ini tidak ada', en: 'There is no such follow-up' },
  FOLLOW_UP_SETTLED: { id: 'Tindak lanjut ini sudah {status}', en: 'The follow-up is settled already: {status}' },
  FOLLOW_UP_NOT_SAFE: {
    id: 'Hubungi hanya melalui saluran aman; tanpa saluran aman, jangan menghubungi',
    en: 'Contact by the safe channel only; without one, no contact',
  },
  FOLLOW_UP_WITHOUT_CHANNEL: {
    id: 'Saluran aman belum dicatat: tanyakan dan catat dahulu; tanpa saluran aman, jangan menghubungi',
    en: 'No safe channel is recorded: ask and record it first; without one, no contact',
  },
  FOLLOW_UPS_OPEN: { id: 'Masih ada {count} tindak lanjut yang belum dilakukan', en: '{count} follow-ups are not done yet', sayable: true },
  RISK_NOT_ASSESSED: { id: 'Risiko perdagangan ulang belum dinilai', en: 'The risk of re-trafficking is not assessed yet' },
  RISK_HIGH: { id: 'Risiko perdagangan ulang masih tinggi', en: 'The risk of re-trafficking is still high' },
} as const

export const reject = rejecting(rejections)
