import { systemOnly } from '@titian/access'
import { z } from 'zod'
import { dueAt } from '../fields.ts'
import { plan } from './plan.ts'

export const escalatePlanApproval = plan.command({
  name: 'EscalatePlanApproval',
  doc: 'A plan has waited a day for its second person: from now on the supervisors of all agencies on the case are asked.',
  path: 'escalate-approval',
  may: systemOnly,
  label: { id: 'Teruskan pengesahan rencana', en: 'Escalate the approval' },
  input: z.strictObject({ dueAt }),
  decide({ dueAt }, { status, approval }, { now }) {
    const overdue = status === 'agreed' && approval?.dueAt === dueAt && !approval.escalated && now.toISOString() >= dueAt
    return overdue ? [{ type: 'PlanApprovalEscalated', data: {} }] : []
  },
})
