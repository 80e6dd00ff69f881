import { type Code, codeList } from '@titian/vocabulary'

/** How anything that this service keeps stands: each kind knows some of these. */
export const supportStatus = codeList('support-status', {
  drafted: { id: 'Disusun', en: 'Drafted' },
  agreed: { id: 'Disetujui', en: 'Agreed' },
  approved: { id: 'Disahkan', en: 'Approved' },
  scheduled: { id: 'Dijadwalkan', en: 'Scheduled' },
  delivered: { id: 'Diberikan', en: 'Given' },
  open: { id: 'Berjalan', en: 'Under way' },
  due: { id: 'Akan dilakukan', en: 'To be done' },
  conducted: { id: 'Dilakukan', en: 'Done' },
  missed: { id: 'Terlewat', en: 'Missed' },
  waived: { id: 'Ditiadakan', en: 'Waived' },
  completed: { id: 'Selesai', en: 'Completed' },
  cancelled: { id: 'Dibatalkan', en: 'Cancelled' },
  discarded: { id: 'Dihentikan', en: 'Discarded' },
})

export const supportKinds = codeList('support-kind', {
  PLAN: { id: 'Rencana layanan', en: 'Support plan' },
  SERVICE: { id: 'Layanan', en: 'Service' },
  REINTEGRATION: { id: 'Reintegrasi', en: 'Reintegration' },
  FOLLOW_UP: { id: 'Tindak lanjut', en: 'Follow-up' },
})

/** What a plan, a service or a follow-up asks of somebody today. */
export const supportTasks = codeList('support-task', {
  AGREE_PLAN: { id: 'Bahas rencana dengan yang bersangkutan', en: 'Talk the plan over with the person' },
  APPROVE_PLAN: { id: 'Sahkan rencana', en: 'Approve the plan' },
  DELIVER_SERVICE: { id: 'Jadwal', en: 'Appointment' },
  CONDUCT_FOLLOW_UP: { id: 'Tindak lanjut', en: 'Follow-up' },
})
export type SupportTask = Code<typeof supportTasks>
