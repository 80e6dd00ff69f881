import { caseFact, safeContactFact } from '@titian/case-file'
import { dinsos, idOf, stateAfter } from '@titian/testing'

export const caseId = idOf('case')
export const personId = idOf('person')
/** Kab. Belu: the place is real, the case is not. */
export const belu = '53.04'

const opened = {
  type: 'CaseOpened',
  data: { caseId, personId, agencyId: dinsos.agencyId, caseworkerId: 'user-dinsos-1', area: belu },
} as const
export const openCase = stateAfter(caseFact, opened)
export const grownUp = stateAfter(caseFact, opened, { type: 'AgeBandChanged', data: { ageBand: 'ADULT_30_47' } })
export const closedCase = stateAfter(caseFact, opened, { type: 'CaseClosed', data: {} })
/** She has named a way to reach her. */
export const reachable = stateAfter(safeContactFact, { type: 'SafeContactRecorded', data: { caseId } })
export const closingCase = stateAfter(caseFact, opened, { type: 'CaseClosureRequested', data: { requestId: idOf('closure'), services: [] } })
