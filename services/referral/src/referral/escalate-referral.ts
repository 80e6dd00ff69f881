import { systemOnly } from '@titian/access'
import { z } from 'zod'
import { dueAt as due } from '../fields.ts'
import { referral } from './referral.ts'

export const escalateReferral = referral.command({
  name: 'EscalateReferral',
  doc: 'Tells the sender’s supervisor that nobody answered in time. The referral can still be answered.',
  path: 'escalate',
  may: systemOnly,
  label: { id: 'Teruskan ke supervisor', en: 'Escalate referral' },
  input: z.strictObject({ dueAt: due }),
  decide({ dueAt }, state, { now }) {
    const stillDue = state.status === 'requested' && state.escalatedAt === undefined && state.dueAt === dueAt
    return stillDue && now.toISOString() >= dueAt ? [{ type: 'ReferralEscalated', data: {} }] : []
  },
})
