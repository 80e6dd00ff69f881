import { aggregate, type Rejection, type Relation } from '@titian/core'
import { reject } from '../rejections.ts'
import { caseRelations } from './case-relations.ts'
import { type Case, noCase, type Span } from './case-state.ts'
import { caseEvents } from './events.ts'
import { addEpisode, addLocation, correctElement, correctEpisode, correctLocation, withoutElement, withoutEpisode } from './fold-episodes.ts'
import { presentCase, presentedCase } from './present.ts'

const ended = (spans: readonly Span[], to: string): readonly Span[] => spans.map((span) => (span.to === undefined ? { ...span, to } : span))

/** Somebody works on it again. */
const rescued = ({ isMissingCaseworker: _, rescue: __, ...state }: Case): Case => state

/** As the one who is gone had it, without a name. */
function unnamed(caseworkers: readonly Span[], from: string): readonly Span[] {
  const { userId: _, to: __, ...place } = caseworkers.at(-1) ?? { agencyId: '' }
  return [...ended(caseworkers, from), { ...place, from }]
}

/** The work for one person. From the first event on exactly one agency and one caseworker answer for it (SAFETY, promise 4). */
export const theCase = aggregate({
  name: 'case',
  label: { id: 'Kasus', en: 'Case' },
  events: caseEvents,
  initialState: noCase,
  evolve: {
    // Anew after it was undone: nothing of what should never have been binds anybody any more.
    CaseOpened: (_, { caseId, caseNumber, personId, reportId, agencyId, caseworkerId, unitId, area, ageBand }, { recordedAt }) => ({
      ...noCase,
      status: 'open',
      caseId,
      caseNumber,
      personId,
      reportId,
      accountable: agencyId,
      caseworkerId,
      area,
      ageBand,
      openedAt: recordedAt,
      agencies: [{ agencyId, from: recordedAt }],
      caseworkers: [{ agencyId, userId: caseworkerId, unitId, from: recordedAt }],
    }),
    CaseworkerAssigned: (state, { caseworkerId, unitId }, { recordedAt }) => ({
      ...rescued(state),
      caseworkerId,
      caseworkers: [...ended(state.caseworkers, recordedAt), { agencyId: state.accountable ?? '', userId: caseworkerId, unitId, from: recordedAt }],
    }),
    CaseLeftToSupervisor: ({ caseworkerId: _, ...state }, __, { recordedAt }) => ({
      ...state,
      isMissingCaseworker: true,
      caseworkers: unnamed(state.caseworkers, recordedAt),
    }),
    RescueAsked: (state, { deskAgencyId }, { recordedAt }) => ({ ...state, rescue: { deskAgencyId, from: recordedAt } }),
    CaseworkerMissing: (state) => ({ ...state, isMissingCaseworker: true }),
    CaseworkerBack: (state) => rescued(state),
    ImmediateNeedRecorded: (state, { needs }, { recordedAt }) => ({
      ...state,
      immediateNeeds: [...state.immediateNeeds, ...needs.map((code) => ({ code, at: recordedAt }))],
    }),
    EpisodeRecorded: (state, data) => addEpisode(state, data),
    EpisodeLocationRecorded: (state, data) => addLocation(state, data),
    EpisodeLocationCorrected: (state, data, { recordedAt }) => correctLocation(state, data, recordedAt),
    EpisodeCorrected: (state, data, { recordedAt }) => correctEpisode(state, data, recordedAt),
    EpisodeTakenBack: (state, { episodeId }) => withoutEpisode(state, episodeId),
    ElementRecorded: (state, data) => ({ ...state, elements: [...state.elements, data] }),
    ElementCorrected: (state, { because: _, ...element }) => correctElement(state, element),
    ElementTakenBack: (state, { elementId }) => withoutElement(state, elementId),
    AgeBandChanged: (state, { ageBand }) => ({ ...state, ageBand }),
    TraffickingStatusDetermined: (state, data, { recordedAt }) => ({
      ...state,
      determinations: [
        ...state.determinations.map((one) => (one.agencyId === data.agencyId ? { ...one, superseded: true as const } : one)),
        { ...data, at: recordedAt },
      ],
      determiners: state.determiners.some(({ agencyId }) => agencyId === data.agencyId)
        ? state.determiners
        : [...state.determiners, { agencyId: data.agencyId, from: recordedAt }],
    }),
    DeterminationDisputed: (state, data, { recordedAt }) => ({ ...state, dissents: [...state.dissents, { ...data, at: recordedAt }] }),
    DeterminationFellBack: (state, { agencyId, status }, { recordedAt }) => ({
      ...state,
      determinations: state.determinations.flatMap((one) =>
        one.agencyId === agencyId && !one.superseded
          ? [
              { ...one, superseded: true as const },
              { ...one, status, at: recordedAt, fellBack: true as const },
            ]
          : [one],
      ),
    }),
    AccountabilityTransferred: (state, { to, caseworkerId, unitId, referralId }, { recordedAt }) => ({
      ...rescued(state),
      accountable: to,
      caseworkerId,
      handovers: referralId === undefined ? state.handovers : [...state.handovers, referralId],
      agencies: [...ended(state.agencies, recordedAt), { agencyId: to, from: recordedAt }],
      caseworkers: [...ended(state.caseworkers, recordedAt), { agencyId: to, userId: caseworkerId, unitId, from: recordedAt }],
    }),
    AccountabilityTransferRefused: (state, { referralId }) => ({ ...state, handovers: [...state.handovers, referralId] }),
    CaseClosureRequested: (state, { requestId, reason, services, dueAt, secondPerson }, { recordedAt, actor }) => ({
      ...state,
      status: 'closing',
      closure: {
        ...{ requestId, requestedBy: actor.userId, requestedAt: recordedAt, reason, dueAt, services, answers: {} },
        secondPersonDueAt: secondPerson.dueAt,
      },
    }),
    ClosureAnswered: (state, { service, cleared }) =>
      state.closure ? { ...state, closure: { ...state.closure, answers: { ...state.closure.answers, [service]: cleared } } } : state,
    ClosureEscalated: (state) => (state.closure ? { ...state, closure: { ...state.closure, escalated: true } } : state),
    ClosureWithdrawn: ({ closure: _, ...state }) => ({ ...state, status: 'open' }),
    ClosureLapsed: ({ closure: _, ...state }) => ({ ...state, status: 'open' }),
    CaseClosed: ({ closure: _, ...state }, { reason }) => ({ ...rescued(state), status: 'closed', closedFor: reason }),
    CaseReopened: ({ closedFor: _, ...state }) => ({ ...state, status: 'open', reopened: true }),
    ConversionUndoProposed: (state, _, { actor }) => ({ ...state, undoProposedBy: actor.userId }),
    ConversionUndone: ({ undoProposedBy: _, ...state }) => ({ ...state, status: 'undone' }),
  },
  caseId: (state) => state.caseId,
  personIds: (state) => (state.personId ? [state.personId] : []),
  relations: (state): readonly Relation[] => caseRelations(state),
  isOpen: (state) => state.status === 'open' || state.status === 'closing',
  presents: presentedCase,
  guards: { episodes: 'exploitation', elements: 'exploitation' },
  present: presentCase,
})

/** The refusal of whatever needs a case that is open, or undefined where it is. */
export const notOpen = ({ status }: Case): Rejection | undefined =>
  status === 'none' ? reject('CASE_UNKNOWN') : status === 'closed' || status === 'undone' ? reject('CASE_CLOSED') : undefined
