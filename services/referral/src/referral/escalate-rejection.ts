import { systemOnly } from '@titian/access'
import { z } from 'zod'
import { dueAt as due } from '../fields.ts'
import { referral } from './referral.ts'

export const escalateRejection = referral.command({
  name: 'EscalateRejection',
  doc: 'Tells the sender’s supervisor that a rejected referral was not redirected in time: somebody waits for help, and no agency was asked.',
  path: 'escalate-rejection',
  may: systemOnly,
  label: { id: 'Teruskan penolakan ke supervisor', en: 'Escalate the rejection' },
  input: z.strictObject({ dueAt: due }),
  decide({ dueAt }, { ending, redirectedTo, redirectDueAt, rejectionEscalated }, { now }) {
    const waits = ending === 'rejected' && redirectedTo === undefined && !rejectionEscalated && redirectDueAt === dueAt
    return waits && now.toISOString() >= dueAt ? [{ type: 'RejectionEscalated', data: {} }] : []
  },
})
