import { event, type Label } from '@titian/core'
import { personal } from '@titian/privacy'
import { agencyRef, code, place } from '@titian/service'
import { followUpContactOutcomes, retraffickingRisk } from '@titian/vocabulary'
import { deadlineId, due, text, theCaseId, thePersonId } from '../fields.ts'
import { familyReadiness, followUpWaiveReasons, reintegrationEndReasons } from './codes.ts'

const words = (label: Label) => personal('psychosocial', { of: 'personId', label }, text(2000))

export const note = words({ id: 'Catatan', en: 'Note' })
export const explanation = words({ id: 'Penjelasan', en: 'Explanation' })
export const address = personal('location', { of: 'personId', label: { id: 'Alamat tujuan', en: 'Address of the new home' } }, text(500))
/** It makes the follow-ups. */
export const followUpAgency = agencyRef({ id: 'Lembaga yang menindaklanjuti', en: 'Agency that follows up' })
export const area = place('regency', { id: 'Kabupaten/kota tujuan', en: 'Regency or city of the new home' })
export const outcome = code(followUpContactOutcomes, { id: 'Hasil kontak', en: 'Outcome of the contact' })
export const readiness = code(familyReadiness, { id: 'Kesiapan keluarga', en: 'Readiness of the family' })
export const risk = code(retraffickingRisk, { id: 'Risiko perdagangan ulang', en: 'Risk of re-trafficking' })
export const waiveReason = code(followUpWaiveReasons, { id: 'Alasan ditiadakan', en: 'Reason for waiving it' })

export const endReason = code(reintegrationEndReasons, { id: 'Alasan diakhiri', en: 'Reason for ending it' })

const contact = { deadlineId, outcome, note: note.optional() }

export const reintegrationEvents = {
  ReintegrationPlanned: event(
    1,
    { caseId: theCaseId, personId: thePersonId, agencyId: followUpAgency, area, address: address.optional(), note: note.optional() },
    {
      // Where she goes home to: the regency alone tells those who look for her.
      label: { id: 'Reintegrasi direncanakan', en: 'Reintegration planned' },
      group: 'location',
      neutral: { id: 'Reintegrasi direncanakan', en: 'Reintegration planned' },
      publish: { fields: ['caseId', 'agencyId'] },
    },
  ),
  FollowUpDue: event(1, { deadlineId, ...due }, { label: { id: 'Tindak lanjut dijadwalkan', en: 'Follow-up due' }, publish: { fields: [] } }),
  FamilyReadinessRecorded: event(
    1,
    { readiness, text: explanation.optional() },
    {
      label: { id: 'Kesiapan keluarga dinilai', en: 'Family readiness assessed' },
      group: 'psychosocial',
      neutral: { id: 'Kesiapan keluarga dinilai', en: 'Family readiness assessed' },
      publish: { fields: [] },
    },
  ),
  FollowUpAttempted: event(1, contact, {
    label: { id: 'Tindak lanjut dicoba', en: 'Follow-up attempted' },
    group: 'psychosocial',
    neutral: { id: 'Tindak lanjut dicoba', en: 'Follow-up attempted' },
    publish: { fields: [] },
  }),
  FollowUpConducted: event(1, contact, {
    label: { id: 'Tindak lanjut dilakukan', en: 'Follow-up conducted' },
    group: 'psychosocial',
    neutral: { id: 'Tindak lanjut dilakukan', en: 'Follow-up conducted' },
    publish: { fields: [] },
  }),
  FollowUpMissed: event(1, { deadlineId }, { label: { id: 'Tindak lanjut terlewat', en: 'Follow-up missed' }, publish: { fields: [] } }),
  FollowUpWaived: event(
    1,
    { deadlineId, code: waiveReason },
    { label: { id: 'Tindak lanjut ditiadakan', en: 'Follow-up waived' }, publish: { fields: [] } },
  ),
  RetraffickingRiskAssessed: event(
    1,
    { risk, text: explanation.optional() },
    {
      label: { id: 'Risiko perdagangan ulang dinilai', en: 'Risk of re-trafficking assessed' },
      group: 'psychosocial',
      neutral: { id: 'Risiko dinilai', en: 'Risk assessed' },
      publish: { fields: [] },
    },
  ),
  ReintegrationEnded: event(
    1,
    { code: endReason, text: explanation.optional() },
    { label: { id: 'Reintegrasi diakhiri', en: 'Reintegration ended' }, publish: { fields: [] } },
  ),
  ReintegrationCompleted: event(1, {}, { label: { id: 'Reintegrasi selesai', en: 'Reintegration completed' }, publish: { fields: [] } }),
}
