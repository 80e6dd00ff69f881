import { event, type Label } from '@titian/core'
import { personal } from '@titian/privacy'
import { agencyRef, code, eachOnce, flag, group, ref, worker } from '@titian/service'
import { planNeedTypes } from '@titian/vocabulary'
import { z } from 'zod'
import { due, text, theCaseId, thePersonId } from '../fields.ts'
import { agreementWays, goalGivenUpReasons, planDiscardReasons, presentPeople } from './codes.ts'

/** In her words, as far as they are known. */
const words = (label: Label) => personal('psychosocial', { of: 'personId', label }, text(2000))

export const planAgency = agencyRef({ id: 'Lembaga penyusun', en: 'Agency that drafted it' })
export const goalId = ref('goal', { id: 'Tujuan', en: 'Goal' })
export const need = group(
  { type: code(planNeedTypes, { id: 'Jenis kebutuhan', en: 'Kind of need' }), text: words({ id: 'Uraian', en: 'Description' }) },
  { id: 'Kebutuhan', en: 'Need' },
)
export const goal = { goalId, text: words({ id: 'Uraian', en: 'Description' }) }

/** What she needs and where she wants to get: each in her words, sealed. */
export const planContent = {
  needs: z.array(need).min(1).max(20),
  goals: z
    .array(group(goal, { id: 'Tujuan', en: 'Goal' }))
    .min(1)
    .max(20),
}

export const agreementFields = {
  how: code(agreementWays, { id: 'Cara menyetujui', en: 'How she agreed' }),
  present: eachOnce(z.array(code(presentPeople, { id: 'Yang hadir', en: 'Who was present' }))).max(7),
  inPrivate: flag({ id: 'Dibicarakan secara pribadi', en: 'Talked over in private' }),
}
export const bestInterestFields = { note: words({ id: 'Pertimbangan kepentingan terbaik anak', en: 'Why it is in the child’s best interest' }) }

export const goalGivenUpReason = code(goalGivenUpReasons, { id: 'Alasan tidak dilanjutkan', en: 'Reason for giving it up' })
export const planDiscardReason = code(planDiscardReasons, { id: 'Alasan dihentikan', en: 'Reason for discarding it' })

export const planEvents = {
  PlanDrafted: event(
    1,
    { caseId: theCaseId, personId: thePersonId, agencyId: planAgency, ...planContent },
    { label: { id: 'Rencana layanan disusun', en: 'Support plan drafted' }, publish: { fields: ['caseId', 'agencyId'] } },
  ),
  PlanRevised: event(1, planContent, { label: { id: 'Rencana layanan diubah', en: 'Support plan revised' }, publish: { fields: [] } }),
  /** From here on a second person is waited for. */
  PlanAgreed: event(
    1,
    { ...agreementFields, ...due },
    {
      label: { id: 'Rencana disetujui oleh yang bersangkutan', en: 'Plan agreed by the person' },
      publish: { as: 'PlanAgreed', fields: [] },
    },
  ),
  /** For a child whom nobody safe can speak for, or whose own assent is not enough in law. */
  PlanAgreedInBestInterest: event(
    1,
    { ...bestInterestFields, ...due },
    {
      label: { id: 'Rencana disetujui demi kepentingan terbaik anak', en: 'Plan agreed in the best interest of the child' },
      publish: { as: 'PlanAgreed', fields: [] },
    },
  ),
  PlanApprovalEscalated: event(
    1,
    {},
    { label: { id: 'Rencana menunggu pengesahan terlalu lama', en: 'Plan waited too long for its approval' }, publish: { fields: [] } },
  ),
  PlanApproved: event(
    1,
    { approvedBy: worker({ id: 'Disahkan oleh', en: 'Approved by' }) },
    { label: { id: 'Rencana disahkan', en: 'Plan approved' }, publish: { fields: [] } },
  ),
  GoalAchieved: event(1, { goalId }, { label: { id: 'Tujuan tercapai', en: 'Goal achieved' }, publish: { fields: [] } }),
  GoalGivenUp: event(
    1,
    { goalId, code: goalGivenUpReason },
    { label: { id: 'Tujuan tidak dilanjutkan', en: 'Goal given up' }, publish: { fields: [] } },
  ),
  PlanCompleted: event(1, {}, { label: { id: 'Rencana selesai', en: 'Plan completed' }, publish: { fields: [] } }),
  PlanDiscarded: event(1, { code: planDiscardReason }, { label: { id: 'Rencana dihentikan', en: 'Plan discarded' }, publish: { fields: [] } }),
}
