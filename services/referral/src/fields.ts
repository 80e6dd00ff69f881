import { agencyRef, code, colleague, moment, ref, ruleRef, unitRef, worker, zone } from '@titian/service'
import { publicServiceTypes, referralKinds, serviceTypes, triageUrgency } from '@titian/vocabulary'
import { z } from 'zod'

/** What people write. Always personal, always sealed. */
export const text = (max: number) => z.string().trim().min(1, 'Tidak boleh kosong / Must not be empty').max(max)

export const theCaseId = ref('case', { id: 'Kasus', en: 'Case' })
export const thePersonId = ref('person', { id: 'Orang yang ditolong', en: 'Person helped' })
export const theReferralId = ref('referral', { id: 'Rujukan', en: 'Referral' })
export const redirectedTo = ref('referral', { id: 'Dialihkan menjadi rujukan', en: 'Redirected to referral' })

export const sender = agencyRef({ id: 'Lembaga perujuk', en: 'Sending agency' })
export const recipient = agencyRef({ id: 'Lembaga penerima', en: 'Receiving agency' })
export const caseworkerUnit = unitRef({ id: 'Unit pendamping', en: 'Unit of the caseworker' })
export const caseworker = worker({ id: 'Pendamping di lembaga penerima', en: 'Caseworker at the receiving agency' })
/** Of the agency of whoever names them. */
export const ownCaseworker = colleague({ id: 'Pendamping di lembaga penerima', en: 'Caseworker at the receiving agency' })

/** The public type, all that leaves the service: "layanan kesehatan" for an HIV test. */
export const publicService = code(publicServiceTypes, { id: 'Jenis layanan', en: 'Kind of service' })
export const serviceType = code(serviceTypes, { id: 'Layanan', en: 'Service' })
export const kind = code(referralKinds, { id: 'Jenis rujukan', en: 'Kind of referral' })
export const urgency = code(triageUrgency, { id: 'Tingkat kegawatan', en: 'Urgency' })

export const requestedAt = moment({ id: 'Diajukan', en: 'Requested' })
export const acceptedAt = moment({ id: 'Diterima', en: 'Accepted' })
export const escalatedAt = moment({ id: 'Diteruskan ke supervisor', en: 'Escalated to the supervisor' })
export const endedAt = moment({ id: 'Berakhir', en: 'Ended' })
export const dueAt = moment({ id: 'Tenggat jawaban', en: 'Answer due' })

/** What a deadline of ours consists of: see `deadline` of @titian/deadlines. */
export const due = { rule: ruleRef({ id: 'Dasar aturan', en: 'Rule' }), dueAt, zone: zone({ id: 'Zona waktu', en: 'Time zone' }) }
