import { agencyRef, caseNumber, code, colleague, flag, moment, place, ref, ruleRef, unitRef, worker, zone } from '@titian/service'
import { ageBands, triageUrgency } from '@titian/vocabulary'
import { z } from 'zod'

/** What people write. Always personal, always sealed. */
export const text = (max: number) => z.string().trim().min(1, 'Tidak boleh kosong / Must not be empty').max(max)

export const theCaseId = ref('case', { id: 'Kasus', en: 'Case' })
export const thePersonId = ref('person', { id: 'Orang yang bersangkutan', en: 'Person concerned' })
export const theReportId = ref('report', { id: 'Laporan', en: 'Report' })
export const theSubjectId = ref('subject', { id: 'Data orang', en: 'Person on record' })
export const theReferralId = ref('referral', { id: 'Rujukan', en: 'Referral' })
export const theNumber = caseNumber({ id: 'Nomor kasus', en: 'Case number' })

export const caseworker = worker({ id: 'Pendamping kasus', en: 'Caseworker' })
/** Of the agency of whoever names them. */
export const ownCaseworker = colleague({ id: 'Pendamping kasus', en: 'Caseworker' })
export const caseworkerUnit = unitRef({ id: 'Unit pendamping kasus', en: 'Unit of the caseworker' })
export const accountable = agencyRef({ id: 'Lembaga penanggung jawab', en: 'Accountable agency' })
export const recipient = agencyRef({ id: 'Lembaga penerima', en: 'Recipient agency' })
export const dutyAgency = agencyRef({ id: 'Lembaga piket', en: 'Agency on duty' })

export const area = place('regency', { id: 'Kabupaten/kota', en: 'Regency or city' })
export const ageBand = code(ageBands, { id: 'Kelompok umur', en: 'Age band' })
export const urgency = code(triageUrgency, { id: 'Tingkat kegawatan', en: 'Urgency' })
export const immediateDanger = flag({ id: 'Dalam bahaya saat ini', en: 'In danger now' })

export const since = moment({ id: 'Sejak', en: 'Since' })
export const until = moment({ id: 'Sampai', en: 'Until' })
export const dueAt = moment({ id: 'Tenggat', en: 'Due' })
export const deadlineId = ref('deadline', { id: 'Tenggat', en: 'Deadline' })

/** What a deadline of ours consists of: see `deadline` of @titian/deadlines. */
export const due = { rule: ruleRef({ id: 'Dasar aturan', en: 'Rule' }), dueAt, zone: zone({ id: 'Zona waktu', en: 'Time zone' }) }
