import { reaction } from '@titian/service'
import { leaveToSupervisor } from '../case/leave-to-supervisor.ts'
import { exclusion } from '../exclusion/exclusion.ts'
import { moveDuty } from '../report/move-duty.ts'

/** Whom it shuts out is shut out already, by the event itself; these see that nothing is left with nobody. */
export const leaveToSupervisorWhenExcluded = reaction('leave-to-supervisor-when-excluded', exclusion, 'ExcludedFromCase', ({ data: { caseId } }) => [
  { command: leaveToSupervisor, id: caseId, input: {} },
])

export const moveDutyWhenExcluded = reaction('move-duty-when-excluded', exclusion, 'ExcludedFromCase', ({ data: { reportId } }) =>
  reportId === undefined ? [] : [{ command: moveDuty, id: reportId, input: {} }],
)
