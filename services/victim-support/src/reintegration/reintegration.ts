import { aggregate } from '@titian/core'
import type { Sealed } from '@titian/privacy'
import type { RetraffickingRisk } from '@titian/vocabulary'
import { reintegrationEvents } from './events.ts'

export interface FollowUp {
  readonly deadlineId: string
  readonly rule: string
  readonly dueAt: string
  readonly status: 'due' | 'missed' | 'conducted' | 'waived'
}

export interface Reintegration {
  readonly status: 'none' | 'open' | 'completed'
  readonly caseId?: string
  readonly personId?: string
  readonly agencyId?: string
  readonly area?: string
  readonly address?: Sealed
  readonly followUps: readonly FollowUp[]
  readonly risk?: RetraffickingRisk
  readonly readiness?: string
}

const settled =
  (status: FollowUp['status']) =>
  (state: Reintegration, { deadlineId }: { deadlineId: string }): Reintegration => ({
    ...state,
    followUps: state.followUps.map((one) => (one.deadlineId === deadlineId ? { ...one, status } : one)),
  })

/** The way back, wherever she chooses to live: four follow-ups by her safe channel, and the risk of being trafficked again. */
export const reintegration = aggregate({
  name: 'reintegration',
  events: reintegrationEvents,
  initialState: { status: 'none', followUps: [] } as Reintegration,
  evolve: {
    ReintegrationPlanned: (state, { caseId, personId, agencyId, area, address }) => ({
      ...state,
      status: 'open',
      caseId,
      personId,
      agencyId,
      area,
      ...(address && { address }),
    }),
    FollowUpDue: (state, { deadlineId, rule, dueAt }) => ({
      ...state,
      followUps: [...state.followUps, { deadlineId, rule, dueAt, status: 'due' as const }],
    }),
    FamilyReadinessRecorded: (state, { readiness }) => ({ ...state, readiness }),
    FollowUpAttempted: (state) => state,
    FollowUpConducted: settled('conducted'),
    FollowUpMissed: settled('missed'),
    FollowUpWaived: settled('waived'),
    RetraffickingRiskAssessed: (state, { risk }) => ({ ...state, risk }),
    ReintegrationCompleted: (state) => ({ ...state, status: 'completed' }),
  },
  caseId: ({ caseId }) => caseId,
  personIds: ({ personId }) => (personId ? [personId] : []),
  isOpen: ({ status }) => status === 'open',
  // Regency, readiness and risk stay out: who reads the case need not know where she went, nor how she fares.
  present: ({ area: _, risk: __, readiness: ___, ...state }) => state,
})
