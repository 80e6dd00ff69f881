import { posts } from '@titian/access'
import { safeContactFact } from '@titian/case-file'
import { stateOf } from '@titian/core'
import { flag } from '@titian/service'
import { z } from 'zod'
import { companions, partOfCase } from '../case-checks.ts'
import { deadlineId as followUpId } from '../fields.ts'
import { reject } from '../rejections.ts'
import { conclusive, followUpStatus } from './codes.ts'
import { note as noteField, outcome as outcomeField } from './events.ts'
import { notGoingOn, type Reintegration, reintegration } from './reintegration.ts'

export const conductFollowUp = reintegration.command({
  name: 'ConductFollowUp',
  doc: 'Says what came of a follow-up, also of a missed one. By the safe channel only; where she was not reached, it stays to be done.',
  path: 'conduct-follow-up',
  may: posts(...companions, 'counsellor').of(...partOfCase),
  label: { id: 'Lakukan tindak lanjut', en: 'Conduct follow-up' },
  input: z.strictObject({
    deadlineId: followUpId,
    outcome: outcomeField,
    /** Contact was sought by the safe channel that is recorded, and by no other. */
    bySafeChannel: flag({ id: 'Melalui saluran aman', en: 'By the safe channel' }),
    note: noteField.optional(),
  }),
  needs: { contact: stateOf(safeContactFact, (_, { personId }: Reintegration) => personId) },
  open: notGoingOn,
  usual: true,
  decide({ deadlineId, outcome, bySafeChannel, note }, state, { contact }) {
    const followUp = state.followUps.find((one) => one.deadlineId === deadlineId)
    if (followUp?.status === 'conducted') return []
    if (followUp === undefined) return reject('FOLLOW_UP_UNKNOWN')
    if (followUp.status === 'waived') return reject('FOLLOW_UP_SETTLED', { status: followUpStatus.label(followUp.status) })
    if (bySafeChannel === (outcome === 'NO_SAFE_CHANNEL')) return reject('FOLLOW_UP_NOT_SAFE')
    // Where she has named no channel there was none to use (SAFETY 16).
    if (bySafeChannel && !contact.stands) return reject('FOLLOW_UP_WITHOUT_CHANNEL')
    const data = { deadlineId, outcome, ...(note && { note }) }
    return [{ type: conclusive.includes(outcome) ? 'FollowUpConducted' : 'FollowUpAttempted', data }]
  },
})
