import { personal } from '@titian/privacy'
import { code, group, ref } from '@titian/service'
import type { z } from 'zod'
import { ageBand, text, thePersonId } from '../fields.ts'
import { reportRoles } from './codes.ts'

const slotFields = {
  role: code(reportRoles, { id: 'Peran', en: 'Role' }),
  ageBand: ageBand.optional(),
  name: personal('identity', { of: 'personId', label: { id: 'Nama', en: 'Name' } }, text(200)).optional(),
  ageStatement: personal('identity', { of: 'personId', label: { id: 'Keterangan umur', en: 'What is said of the age' } }, text(200)).optional(),
  contact: personal('contact', { of: 'personId', label: { id: 'Cara menghubungi', en: 'How to reach the person' } }, text(300)).optional(),
  place: personal('location', { of: 'personId', label: { id: 'Tempat', en: 'Place' } }, text(300)).optional(),
  narrative: personal('psychosocial', { of: 'personId', label: { id: 'Yang diceritakan', en: 'What was told' } }, text(4000)).optional(),
}
const slotLabel = { id: 'Orang dalam laporan', en: 'Person in the report' }

/** Someone in a report as the sender tells of them. */
export const SlotSaid = group(slotFields, slotLabel)
export type SlotSaid = z.output<typeof SlotSaid>

/** Under an id of their own, which intake makes: it becomes the case's, so that nothing is sealed again. */
export const Slot = group({ personId: thePersonId, ...slotFields }, slotLabel)
export type Slot = z.output<typeof Slot>

const informant = (max: number, label: { readonly id: string; readonly en: string }) =>
  personal('informant', { of: 'personId', label }, text(max)).optional()

/** Who told. Apart from the report, and absent for all who may not know: an informant who is found out is in danger. */
export const reporterSaid = {
  name: informant(200, { id: 'Nama pelapor', en: "Reporter's name" }),
  contact: informant(300, { id: 'Cara menghubungi pelapor', en: 'How to reach the reporter' }),
  relation: informant(300, { id: 'Hubungan pelapor dengan orang itu', en: "Reporter's relation to the person" }),
}
export const reporterFields = { personId: ref('person', { id: 'Pelapor', en: 'Reporter' }), ...reporterSaid }

/** A text about nobody in particular is filed with the person whom the report is about. */
export const aboutReport = (label: { readonly id: string; readonly en: string }) => personal('psychosocial', { of: 'personId', label }, text(2000))
