import { agencyRef, code, moment, ref, ruleRef, zone } from '@titian/service'
import { publicServiceTypes } from '@titian/vocabulary'
import { z } from 'zod'

/** What people write. Always personal, always sealed. */
export const text = (max: number) => z.string().trim().min(1, 'Tidak boleh kosong / Must not be empty').max(max)

export const theCaseId = ref('case', { id: 'Kasus', en: 'Case' })
export const thePersonId = ref('person', { id: 'Orang yang ditolong', en: 'Person helped' })
export const thePlanId = ref('plan', { id: 'Rencana layanan', en: 'Support plan' })

export const deadlineId = ref('deadline', { id: 'Tindak lanjut', en: 'Follow-up' })
/** The public type, all that leaves the service. */
export const publicService = code(publicServiceTypes, { id: 'Jenis layanan', en: 'Kind of service' })
export const provider = agencyRef({ id: 'Lembaga pemberi layanan', en: 'Agency that gives it' })
export const dueAt = moment({ id: 'Tenggat', en: 'Due' })
export const since = moment({ id: 'Sejak', en: 'Since' })

/** What a deadline of ours consists of: see `deadline` of @titian/deadlines. */
export const due = { rule: ruleRef({ id: 'Dasar aturan', en: 'Rule' }), dueAt, zone: zone({ id: 'Zona waktu', en: 'Time zone' }) }
