import { event } from '@titian/core'
import { personal } from '@titian/privacy'
import { followUpContactOutcomes, RegencyCode, retraffickingRisk } from '@titian/vocabulary'
import { z } from 'zod'
import { familyReadiness, followUpWaiveReasons } from './codes.ts'

export const text = () => personal('psychosocial', { of: 'personId' }, z.string().trim().min(1).max(2000))
export const address = () => personal('location', { of: 'personId' }, z.string().trim().min(1).max(500))

const contact = { deadlineId: z.uuid(), outcome: followUpContactOutcomes.schema, note: text().optional() }

export const reintegrationEvents = {
  ReintegrationPlanned: event(
    1,
    { caseId: z.uuid(), personId: z.uuid(), agencyId: z.uuid(), area: RegencyCode, address: address().optional(), note: text().optional() },
    {
      // Where she goes home to: the regency alone tells those who look for her.
      label: { id: 'Reintegrasi direncanakan', en: 'Reintegration planned' },
      group: 'location',
      neutral: { id: 'Reintegrasi direncanakan', en: 'Reintegration planned' },
      publish: { fields: ['caseId', 'agencyId'] },
    },
  ),
  FollowUpDue: event(
    1,
    { deadlineId: z.uuid(), rule: z.string(), dueAt: z.iso.datetime(), zone: z.string() },
    { label: { id: 'Tindak lanjut dijadwalkan', en: 'Follow-up due' }, publish: { fields: [] } },
  ),
  FamilyReadinessRecorded: event(
    1,
    { readiness: familyReadiness.schema, text: text().optional() },
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
  FollowUpMissed: event(1, { deadlineId: z.uuid() }, { label: { id: 'Tindak lanjut terlewat', en: 'Follow-up missed' }, publish: { fields: [] } }),
  FollowUpWaived: event(
    1,
    { deadlineId: z.uuid(), code: followUpWaiveReasons.schema },
    { label: { id: 'Tindak lanjut ditiadakan', en: 'Follow-up waived' }, publish: { fields: [] } },
  ),
  RetraffickingRiskAssessed: event(
    1,
    { risk: retraffickingRisk.schema, text: text().optional() },
    {
      label: { id: 'Risiko perdagangan ulang dinilai', en: 'Risk of re-trafficking assessed' },
      group: 'psychosocial',
      neutral: { id: 'Risiko dinilai', en: 'Risk assessed' },
      publish: { fields: [] },
    },
  ),
  ReintegrationCompleted: event(1, {}, { label: { id: 'Reintegrasi selesai', en: 'Reintegration completed' }, publish: { fields: [] } }),
}
