import type { Presented } from '@titian/core'
import { code, flag, group, moment, worker } from '@titian/service'
import { type DeterminationStatus, immediateNeeds } from '@titian/vocabulary'
import { z } from 'zod'
import { accountable, ageBand, area, caseworker, dueAt, since, theCaseId, theNumber, thePersonId, until } from '../fields.ts'
import type { Case } from './case-state.ts'
import { caseStatuses } from './codes.ts'
import { elementFields, theElementId } from './elements.ts'
import { presentedEpisode } from './episodes.ts'
import { closureReason, closureRequestId, determinerKind, dissenter, redirect } from './events.ts'
import { determinedStatus, determiner, explanation } from './told.ts'

const accountability = group({ agencyId: accountable, from: since, to: until.optional() }, { id: 'Riwayat tanggung jawab', en: 'Accountability' })

const determination = group(
  {
    agencyId: determiner,
    agencyKind: determinerKind.optional(),
    status: determinedStatus,
    redirect: redirect.optional(),
    explanation: explanation.optional(),
    at: moment({ id: 'Ditetapkan pada', en: 'Determined at' }),
    superseded: flag({ id: 'Sudah diganti', en: 'Replaced since' }).optional(),
  },
  { id: 'Penetapan', en: 'Determination' },
)

const dissent = group(
  { ofAgencyId: determiner, agencyId: dissenter, reason: explanation, at: moment({ id: 'Dicatat pada', en: 'Recorded at' }) },
  { id: 'Pendapat berbeda', en: 'Dissent' },
)

const need = group(
  { code: code(immediateNeeds, { id: 'Kebutuhan', en: 'Need' }), at: moment({ id: 'Dicatat pada', en: 'Recorded at' }) },
  { id: 'Kebutuhan mendesak', en: 'Immediate need' },
)

/** What a person may see of a request for closure: nothing of who answered, or what, nor whether all have cleared: whoever watched it turn would learn who was last (SAFETY 4). */
const closure = group(
  {
    requestId: closureRequestId,
    requestedAt: moment({ id: 'Diminta pada', en: 'Requested at' }),
    requestedBy: worker({ id: 'Diminta oleh', en: 'Requested by' }),
    reason: closureReason,
    dueAt,
  },
  { id: 'Permintaan penutupan', en: 'Request for closure' },
)

export const presentedCase = z.object({
  caseId: theCaseId.optional(),
  caseNumber: theNumber.optional(),
  personId: thePersonId.optional(),
  status: code(caseStatuses, { id: 'Status kasus', en: 'Status of the case' }).optional(),
  area: area.optional(),
  ageBand: ageBand.optional(),
  openedAt: moment({ id: 'Dibuka pada', en: 'Opened at' }).optional(),
  accountableAgencyId: accountable.optional(),
  caseworkerId: caseworker.optional(),
  accountability: z.array(accountability),
  determination: determinedStatus.optional(),
  determinations: z.array(determination),
  dissents: z.array(dissent),
  immediateNeeds: z.array(need),
  episodes: z.array(presentedEpisode),
  elements: z.array(group({ elementId: theElementId, ...elementFields }, { id: 'Unsur TPPO', en: 'Element of trafficking' })),
  closure: closure.optional(),
  closedFor: closureReason.optional(),
})

export const presentCase = (state: Case): Presented<typeof presentedCase> => ({
  caseId: state.caseId,
  caseNumber: state.caseNumber,
  personId: state.personId,
  status: state.status === 'none' ? undefined : state.status,
  area: state.area,
  ageBand: state.ageBand,
  openedAt: state.openedAt,
  accountableAgencyId: state.accountable,
  caseworkerId: state.caseworkerId,
  accountability: accountabilityOverTime(state),
  determination: strongestDetermination(state),
  determinations: state.determinations.map(({ agencyId, agencyKind, status, redirect, explanation, at, superseded }) => ({
    agencyId,
    agencyKind,
    status,
    redirect,
    explanation,
    at,
    superseded,
  })),
  dissents: state.dissents.map(({ ofAgencyId, agencyId, reason, at }) => ({ ofAgencyId, agencyId, reason, at })),
  immediateNeeds: state.immediateNeeds.map(({ code, at }) => ({ code, at })),
  episodes: state.episodes.map(({ episodeId, from, to, sector, controlMethods, recruiterRelation, account, former }) => ({
    episodeId,
    from,
    to,
    sector,
    controlMethods,
    recruiterRelation,
    account,
    former,
    locations: state.locations
      .filter((location) => location.episodeId === episodeId)
      .map(({ locationId, role, country, area, place, sure, former }) => ({ locationId, role, country, area, place, sure, former })),
  })),
  elements: state.elements.map(({ elementId, element, code, episodeId, evidence }) => ({ elementId, element, code, episodeId, evidence })),
  closure: state.closure && presentClosure(state.closure),
  closedFor: state.closedFor,
})

const presentClosure = (asked: NonNullable<Case['closure']>) => ({
  requestId: asked.requestId,
  requestedAt: asked.requestedAt,
  requestedBy: asked.requestedBy,
  reason: asked.reason,
  dueAt: asked.dueAt,
})

const protection = { NOT: 0, POSSIBLE: 1, ACTUAL: 2 } as const

/** Services follow the most protective determination that stands (SAFETY 11). */
export function strongestDetermination({ determinations }: Pick<Case, 'determinations'>): DeterminationStatus | undefined {
  const standing = determinations.filter(({ superseded }) => !superseded).map(({ status }) => status)
  return standing.toSorted((left, right) => protection[right] - protection[left])[0]
}

/** Who answered for the case from when to when, by the record; the last one has no end. There is no gap and no overlap. */
export function accountabilityOverTime({ agencies }: Pick<Case, 'agencies'>): readonly { agencyId: string; from: string; to?: string }[] {
  return agencies.map(({ agencyId, from, to }) => ({ agencyId, from, ...(to && { to }) }))
}
