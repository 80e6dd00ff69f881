import { posts } from '@titian/access'
import { z } from 'zod'
import { partOfCase } from '../case-checks.ts'
import { deadlineId as followUpId } from '../fields.ts'
import { reject } from '../rejections.ts'
import { followUpStatus } from './codes.ts'
import { waiveReason } from './events.ts'
import { notGoingOn, reintegration } from './reintegration.ts'

export const waiveFollowUp = reintegration.command({
  name: 'WaiveFollowUp',
  doc: 'A supervisor says that a follow-up is not to be made, and why.',
  path: 'waive-follow-up',
  may: posts('supervisor').of(...partOfCase),
  label: { id: 'Tiadakan tindak lanjut', en: 'Waive follow-up' },
  input: z.strictObject({ deadlineId: followUpId, code: waiveReason }),
  open: notGoingOn,
  decide({ deadlineId, code }, state) {
    const followUp = state.followUps.find((one) => one.deadlineId === deadlineId)
    if (followUp?.status === 'waived') return []
    if (followUp === undefined) return reject('FOLLOW_UP_UNKNOWN')
    if (followUp.status === 'conducted') return reject('FOLLOW_UP_SETTLED', { status: followUpStatus.label(followUp.status) })
    return [{ type: 'FollowUpWaived', data: { deadlineId, code } }]
  },
})
