import { systemOnly } from '@titian/access'
import { z } from 'zod'
import { referral } from './referral.ts'

export const escalateReferral = referral.command({
  name: 'EscalateReferral',
  doc: 'Tells the sender’s supervisor that nobody answered in time. The referral can still be answered.',
  path: 'escalate',
  may: systemOnly,
  label: { id: 'Teruskan ke supervisor', en: 'Escalate referral' },
  input: z.strictObject({ dueAt: z.iso.datetime() }),
  decide({ dueAt }, state, { now }) {
    const stillDue = state.status === 'requested' && state.escalatedAt === undefined && state.dueAt === dueAt
    return stillDue && now.toISOString() >= dueAt ? [{ type: 'ReferralEscalated', data: { to: 'sender-supervisor' } }] : []
  },
})
