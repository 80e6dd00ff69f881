import type { EventOf } from '@titian/core'
import { answeringServices } from '@titian/service-registry'
import { type AgencyFixture, as, dinsos, idOf, type Past, police, sealedFixture, uptd } from '@titian/testing'
import type { AgencyKind } from '@titian/vocabulary'
import { subjectIdOf } from '../subject/subject-id.ts'
import type { LocationFields } from './episodes.ts'
import type { caseEvents } from './events.ts'

type Events = typeof caseEvents
type Data<Type extends keyof Events> = Extract<EventOf<Events>, { type: Type }>['data']
type CasePast = Past<Events>

/** The id that `given(theCase)` decides upon. */
export const caseId = idOf('case')
export const personId = idOf('person')
export const subjectId = subjectIdOf(caseId)
export const episodeId = idOf('episode')
export const locationId = idOf('location')
export const requestId = idOf('closure')
/** 24 hours after the usual now of tests. */
export const secondPersonDueAt = '2024-03-05T02:00:00.000Z'

export const opened = (more: Partial<Data<'CaseOpened'>> = {}): CasePast => ({
  type: 'CaseOpened',
  data: {
    caseId,
    caseNumber: '2222-2222',
    personId,
    reportId: idOf('report'),
    agencyId: uptd.agencyId,
    caseworkerId: 'u-7',
    area: '53.71',
    ageBand: 'ADULT_21_29',
    ...more,
  },
})
export const assigned = (caseworkerId: string): CasePast => ({ type: 'CaseworkerAssigned', data: { caseworkerId } })
export const leftToSupervisor = (): CasePast => ({ type: 'CaseLeftToSupervisor', data: { agencyId: uptd.agencyId } })
export const rescueAsked = (deskAgencyId = dinsos.agencyId): CasePast => ({ type: 'RescueAsked', data: { deskAgencyId } })
export const caseworkerMissing = (): CasePast => ({ type: 'CaseworkerMissing', data: {} })
export const needed = (...needs: Data<'ImmediateNeedRecorded'>['needs']): CasePast => ({ type: 'ImmediateNeedRecorded', data: { needs } })
export const episode = (more: Partial<Data<'EpisodeRecorded'>> = {}): CasePast => ({ type: 'EpisodeRecorded', data: { episodeId, ...more } })

/** Oebufu (53.71.04.1009) issued the document; that is all that it says. */
export const issuer: LocationFields = {
  role: 'DOCUMENT_ISSUER',
  country: 'ID',
  area: '53.71',
  place: sealedFixture('53.71.04.1009'),
  sure: 'DOCUMENTED',
}
/** Lakan Mau (53.04.17.2003), Kabupaten Belu: where she is from. */
export const origin: LocationFields = { role: 'TRUE_ORIGIN', country: 'ID', area: '53.04', place: sealedFixture('53.04.17.2003'), sure: 'STATED' }
export const located = (location: LocationFields = issuer): CasePast => ({
  type: 'EpisodeLocationRecorded',
  data: { locationId, episodeId, ...location },
})

export const document = (name: string) => ({ kind: 'FORM_SKRINING' as const, documentId: idOf(name) })
export const because = sealedFixture('keliru dicatat (rekaan)')
const element = (name: Data<'ElementRecorded'>['element'], code: Data<'ElementRecorded'>['code'], of: string): CasePast => ({
  type: 'ElementRecorded',
  data: { elementId: idOf(`element ${name}`), element: name, code, episodeId: of, evidence: [document(name)] },
})
export const act = (of = episodeId) => element('ACT', 'RECRUITMENT', of)
export const means = (of = episodeId) => element('MEANS', 'DEBT_BONDAGE', of)
export const purpose = (of = episodeId) => element('PURPOSE', 'FORCED_LABOUR', of)
/** One episode with all that ACTUAL asks for. */
export const bornOut = (more: Parameters<typeof episode>[0] = {}) => [episode(more), act(), means(), purpose()]

export const determined = (
  agency: AgencyFixture,
  status: 'POSSIBLE' | 'ACTUAL' | 'NOT',
  more: Partial<Data<'TraffickingStatusDetermined'>> = {},
): CasePast => ({
  type: 'TraffickingStatusDetermined',
  data: { status, agencyId: agency.agencyId, agencyKind: agency.agencyKind as AgencyKind, ...more },
})
export const disputed = (): CasePast => ({
  type: 'DeterminationDisputed',
  data: { ofAgencyId: uptd.agencyId, agencyId: police.agencyId, reason: sealedFixture('alasan rekaan') },
})
export const transferred = (from = uptd, to = dinsos): CasePast => ({
  type: 'AccountabilityTransferred',
  data: { from: from.agencyId, to: to.agencyId, caseworkerId: 'u-9', referralId: idOf('referral') },
})
export const closureRequested = (by = as(uptd, 'caseworker')): CasePast => ({
  type: 'CaseClosureRequested',
  actor: by,
  data: {
    requestId,
    reason: 'GOALS_ACHIEVED',
    services: [...answeringServices],
    rule: 'CLOSURE-ANSWER',
    dueAt: '2024-03-07T02:00:00.000Z',
    zone: 'Asia/Makassar',
    secondPerson: { rule: 'SECOND-PERSON', dueAt: secondPersonDueAt, zone: 'Asia/Makassar' },
  },
})
export const closureEscalated = (): CasePast => ({ type: 'ClosureEscalated', data: { requestId } })
export const answered = (service: string, cleared: boolean): CasePast => ({ type: 'ClosureAnswered', data: { requestId, service, cleared } })
export const withdrawn = (): CasePast => ({ type: 'ClosureWithdrawn', data: { requestId } })
export const closed = (): CasePast => ({ type: 'CaseClosed', data: { reason: 'GOALS_ACHIEVED' } })
export const reopened = (): CasePast => ({ type: 'CaseReopened', data: { because } })
export const undoProposed = (by = as(uptd, 'caseworker')): CasePast => ({ type: 'ConversionUndoProposed', actor: by, data: { because } })
export const undone = (): CasePast => ({ type: 'ConversionUndone', data: { reportId: idOf('report') } })
