import { aggregate, type Rejection } from '@titian/core'
import type { Sealed } from '@titian/privacy'
import { code, group } from '@titian/service'
import type { RetraffickingRisk } from '@titian/vocabulary'
import { z } from 'zod'
import { due, deadlineId as followUpId, theCaseId, thePersonId } from '../fields.ts'
import { reject } from '../rejections.ts'
import { type FamilyReadiness, type FollowUpStatus, followUpStatus, type ReintegrationStatus, reintegrationStatus } from './codes.ts'
import { address as addressField, followUpAgency, reintegrationEvents } from './events.ts'

export interface FollowUp {
  readonly deadlineId: string
  readonly rule: string
  readonly dueAt: string
  readonly status: FollowUpStatus
}

export interface Reintegration {
  readonly status: 'none' | ReintegrationStatus
  readonly caseId?: string
  readonly personId?: string
  readonly agencyId?: string
  readonly area?: string
  readonly address?: Sealed
  readonly followUps: readonly FollowUp[]
  readonly risk?: RetraffickingRisk
  readonly readiness?: FamilyReadiness
}

const settled =
  (status: FollowUpStatus) =>
  (state: Reintegration, { deadlineId }: { deadlineId: string }): Reintegration => ({
    ...state,
    followUps: state.followUps.map((one) => (one.deadlineId === deadlineId ? { ...one, status } : one)),
  })

/** The way back, wherever she chooses to live: four follow-ups by her safe channel, and the risk of being trafficked again. */
export const reintegration = aggregate({
  name: 'reintegration',
  label: { id: 'Reintegrasi', en: 'Reintegration' },
  ofCase: 'reintegrations',
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
    ReintegrationEnded: (state) => ({ ...state, status: 'discarded' }),
    ReintegrationCompleted: (state) => ({ ...state, status: 'completed' }),
  },
  caseId: ({ caseId }) => caseId,
  personIds: ({ personId }) => (personId ? [personId] : []),
  isOpen: ({ status }) => status === 'open',
  // Regency, readiness and risk stay out: who reads the case need not know where she went, nor how she fares.
  presents: z.object({
    status: code(reintegrationStatus, { id: 'Status reintegrasi', en: 'Status of the reintegration' }).optional(),
    caseId: theCaseId.optional(),
    personId: thePersonId.optional(),
    agencyId: followUpAgency.optional(),
    address: addressField.optional(),
    followUps: z.array(
      group(
        {
          deadlineId: followUpId,
          rule: due.rule,
          dueAt: due.dueAt,
          status: code(followUpStatus, { id: 'Status tindak lanjut', en: 'Status of the follow-up' }),
        },
        { id: 'Tindak lanjut', en: 'Follow-up' },
      ),
    ),
  }),
  present: ({ status, caseId, personId, agencyId, address, followUps }) => ({
    status: status === 'none' ? undefined : status,
    caseId,
    personId,
    agencyId,
    address,
    followUps,
  }),
})

/** The refusal of what only a reintegration that goes on allows, or undefined. */
export const notGoingOn = ({ status }: Reintegration): Rejection | undefined => (status === 'open' ? undefined : reject('REINTEGRATION_NOT_OPEN'))
