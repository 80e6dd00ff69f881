import { as, dinsos, idOf } from '@titian/testing'
import { belu, caseId, personId } from '../fixtures.ts'

export const worker = as(dinsos, 'social-worker')
export const supervisor = as(dinsos, 'supervisor')
export const followUpId = (rule = 'FOLLOW-UP-1M') => idOf(rule)

/** From the usual now of tests, 4 March 2024 in Kupang: the whole of the last day may be used. */
export const dueAts = {
  'FOLLOW-UP-1M': '2024-04-04T15:59:59.999Z',
  'FOLLOW-UP-3M': '2024-06-04T15:59:59.999Z',
  'FOLLOW-UP-6M': '2024-09-04T15:59:59.999Z',
  'FOLLOW-UP-12M': '2025-03-04T15:59:59.999Z',
}

export const planned = () => [
  { type: 'ReintegrationPlanned' as const, data: { caseId, personId, agencyId: dinsos.agencyId, area: belu } },
  ...Object.entries(dueAts).map(([rule, dueAt]) => ({
    type: 'FollowUpDue' as const,
    data: { deadlineId: followUpId(rule), rule, dueAt, zone: 'Asia/Makassar' },
  })),
]
export const conducted = (rule = 'FOLLOW-UP-1M') => ({
  type: 'FollowUpConducted' as const,
  data: { deadlineId: followUpId(rule), outcome: 'REACHED' as const },
})
export const missed = (rule = 'FOLLOW-UP-1M') => ({ type: 'FollowUpMissed' as const, data: { deadlineId: followUpId(rule) } })
export const waived = (rule = 'FOLLOW-UP-1M') => ({
  type: 'FollowUpWaived' as const,
  data: { deadlineId: followUpId(rule), code: 'PERSON_DECLINED' as const },
})
export const assessed = (risk: 'LOW' | 'HIGH' = 'LOW') => ({ type: 'RetraffickingRiskAssessed' as const, data: { risk } })
export const completed = () => ({ type: 'ReintegrationCompleted' as const, data: {} })
/** Three made, one waived. */
export const allFollowedUp = () => [conducted(), conducted('FOLLOW-UP-3M'), conducted('FOLLOW-UP-6M'), waived('FOLLOW-UP-12M')]
