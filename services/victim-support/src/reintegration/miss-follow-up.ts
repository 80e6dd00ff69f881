import { systemOnly } from '@titian/access'
import { z } from 'zod'
import { dueAt as dueAtField, deadlineId as followUpId } from '../fields.ts'
import { reintegration } from './reintegration.ts'

export const missFollowUp = reintegration.command({
  name: 'MissFollowUp',
  doc: 'Says that a follow-up was not made in time. It can still be made.',
  path: 'miss-follow-up',
  may: systemOnly,
  label: { id: 'Tindak lanjut terlewat', en: 'Miss follow-up' },
  input: z.strictObject({ deadlineId: followUpId, dueAt: dueAtField }),
  decide({ deadlineId, dueAt }, state, { now }) {
    const due = state.followUps.some((one) => one.deadlineId === deadlineId && one.dueAt === dueAt && one.status === 'due')
    return due && now.toISOString() >= dueAt ? [{ type: 'FollowUpMissed', data: { deadlineId } }] : []
  },
})
