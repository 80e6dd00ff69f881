import { event } from '@titian/core'
import { personal } from '@titian/privacy'
import { planNeedTypes } from '@titian/vocabulary'
import { z } from 'zod'
import { agreementWays, goalGivenUpReasons, planDiscardReasons, presentPeople } from './codes.ts'

const text = () => personal('psychosocial', { of: 'personId' }, z.string().trim().min(1).max(2000))

/** What she needs and where she wants to get: each in her words, sealed. */
export const planContent = {
  needs: z
    .array(z.strictObject({ type: planNeedTypes.schema, text: text() }))
    .min(1)
    .max(20),
  goals: z
    .array(z.strictObject({ goalId: z.uuid(), text: text() }))
    .min(1)
    .max(20),
}

export const planEvents = {
  PlanDrafted: event(
    1,
    { caseId: z.uuid(), personId: z.uuid(), agencyId: z.uuid(), ...planContent },
    { label: { id: 'Rencana layanan disusun', en: 'Support plan drafted' }, publish: { fields: ['caseId', 'agencyId'] } },
  ),
  PlanRevised: event(1, planContent, { label: { id: 'Rencana layanan diubah', en: 'Support plan revised' }, publish: { fields: [] } }),
  PlanAgreed: event(
    1,
    { how: agreementWays.schema, present: z.array(presentPeople.schema), inPrivate: z.boolean() },
    { label: { id: 'Rencana disetujui oleh yang bersangkutan', en: 'Plan agreed by the person' }, publish: { as: 'PlanAgreed', fields: [] } },
  ),
  /** For a child whom nobody safe can speak for, or whose own assent is not enough in law. */
  PlanAgreedInBestInterest: event(
    1,
    { note: text() },
    {
      label: { id: 'Rencana disetujui demi kepentingan terbaik anak', en: 'Plan agreed in the best interest of the child' },
      publish: { as: 'PlanAgreed', fields: [] },
    },
  ),
  PlanApproved: event(1, { approvedBy: z.string() }, { label: { id: 'Rencana disahkan', en: 'Plan approved' }, publish: { fields: [] } }),
  GoalAchieved: event(1, { goalId: z.uuid() }, { label: { id: 'Tujuan tercapai', en: 'Goal achieved' }, publish: { fields: [] } }),
  GoalGivenUp: event(
    1,
    { goalId: z.uuid(), code: goalGivenUpReasons.schema },
    { label: { id: 'Tujuan tidak dilanjutkan', en: 'Goal given up' }, publish: { fields: [] } },
  ),
  PlanCompleted: event(1, {}, { label: { id: 'Rencana selesai', en: 'Plan completed' }, publish: { fields: [] } }),
  PlanDiscarded: event(
    1,
    { code: planDiscardReasons.schema },
    { label: { id: 'Rencana dihentikan', en: 'Plan discarded' }, publish: { fields: [] } },
  ),
}
