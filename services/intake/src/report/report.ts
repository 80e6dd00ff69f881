import { aggregate, type Rejection } from '@titian/core'
import { code, group, moment, worker } from '@titian/service'
import { z } from 'zod'
import type { Due } from '../clock.ts'
import { area, dueAt, dutyAgency, immediateDanger, theCaseId, urgency } from '../fields.ts'
import { reject } from '../rejections.ts'
import { reportStatuses } from './codes.ts'
import { after, type Clock, type ReportDesk } from './escalation.ts'
import { channel, dismissReason, explanation, reportEvents, told, triageNote } from './events.ts'
import { reporterFields, Slot } from './persons.ts'
import { reportRelations } from './relations.ts'
import type { Desk, Dismissal, Report } from './report-state.ts'

/** As a reader of the report sees that it may end without a case. */
const dismissalProposed = group(
  {
    reason: dismissReason,
    explanation: explanation.optional(),
    proposedBy: worker({ id: 'Diusulkan oleh', en: 'Proposed by' }),
    proposedAt: moment({ id: 'Diusulkan pada', en: 'Proposed at' }),
  },
  { id: 'Usul penutupan', en: 'Proposed dismissal' },
)

/** The refusal of whatever needs a report that is open, or undefined. */
export const notOpen = ({ status }: Report): Rejection | undefined =>
  status === 'received' || status === 'triaged'
    ? undefined
    : reject('REPORT_NOT_OPEN', { status: status === 'none' ? { id: 'belum ada', en: 'not there yet' } : reportStatuses.label(status) })

/** The person whom a report is about, as it tells of them. */
export const aboutWhom = ({ persons }: Pick<Report, 'persons'>): Slot | undefined => persons.find(({ role }) => role === 'POSSIBLE_VICTIM')

type DueIfAny = { readonly [Field in keyof Due]?: Due[Field] | undefined }

const clockOf = (next: ReportDesk | undefined, { rule, dueAt, zone }: DueIfAny): { readonly clock?: Clock } =>
  next !== undefined && rule !== undefined && dueAt !== undefined && zone !== undefined ? { clock: { next, rule, dueAt, zone } } : {}

const withDesk = (desks: readonly Desk[], agencyId: string | undefined, from: string): readonly Desk[] =>
  agencyId === undefined || desks.some((one) => one.agencyId === agencyId) ? desks : [...desks, { agencyId, from }]

const withoutClock = ({ clock: _, ...dismissal }: Dismissal): Dismissal => dismissal

/** What someone says who tells of a person in need, through whichever door. Everything but codes is sealed. */
export const report = aggregate({
  name: 'report',
  label: { id: 'Laporan', en: 'Report' },
  events: reportEvents,
  initialState: { status: 'none', persons: [], desks: [], named: [], links: [], immediateDanger: false } as Report,
  evolve: {
    ReportReceived: (state, data, { recordedAt }) => {
      const { caseId, channel, area, urgency, immediateDanger, dutyAgencyId, persons } = data
      const about = aboutWhom({ persons })
      return {
        ...state,
        ...{ caseId, channel, area, urgency, immediateDanger, dutyAgencyId, persons },
        status: 'received',
        desks: [{ agencyId: dutyAgencyId, from: recordedAt }],
        ...clockOf('SUPERVISOR', data),
        receivedAt: recordedAt,
        ...(about && { personId: about.personId }),
      }
    },
    ReporterIdentified: (state, reporter) => ({ ...state, reporter }),
    // What was proposed at the desk before does not bind this one.
    DutyMoved: ({ dismissal: _, ...state }, { dutyAgencyId }, { recordedAt }) => ({
      ...state,
      dutyAgencyId,
      desks: withDesk(
        state.desks.filter(({ agencyId }) => agencyId !== state.dutyAgencyId),
        dutyAgencyId,
        recordedAt,
      ),
    }),
    ReportTriaged: ({ clock, ...state }, { urgency, immediateDanger, note: triageNote, ...due }) => ({
      ...state,
      status: 'triaged',
      urgency,
      immediateDanger,
      ...clockOf(clock?.next, due),
      ...(triageNote && { triageNote }),
    }),
    ReportEscalated: ({ clock: _, ...state }, { to, agencyId, ...due }, { recordedAt }) => ({
      ...state,
      escalatedTo: to,
      desks: withDesk(state.desks, agencyId, recordedAt),
      ...clockOf(after(to), due),
    }),
    DismissalProposed: (state, { reason, explanation, ...due }, { recordedAt, actor }) => ({
      ...state,
      dismissal: { reason, explanation, proposedBy: actor.userId, proposedAt: recordedAt, ...clockOf('PROVINCE', due) },
    }),
    DismissalEscalated: ({ dismissal, ...state }, { to, agencyId, ...due }, { recordedAt }) => ({
      ...state,
      desks: withDesk(state.desks, agencyId, recordedAt),
      ...(dismissal && { dismissal: { ...withoutClock(dismissal), ...clockOf(after(to), due) } }),
    }),
    DismissalObjected: ({ dismissal: _, ...state }) => state,
    ReportDismissed: ({ clock: _, ...state }, __, { recordedAt }) => ({ ...state, status: 'dismissed', endedAt: recordedAt }),
    ReportLinked: (state, { number, linked }, { recordedAt }) => ({
      ...state,
      named: state.named.includes(number) ? state.named : [...state.named, number],
      links: linked ? [...state.links.filter(({ caseId }) => caseId !== linked.caseId), { ...linked, number, from: recordedAt }] : state.links,
    }),
    ReportTakenUp: ({ dismissal: _, clock: __, ...state }, { caseId }, { recordedAt }) => ({
      ...state,
      status: 'taken-up',
      caseId,
      endedAt: recordedAt,
    }),
    ReportConverted: ({ dismissal: _, clock: __, ...state }, { agencyId, caseworkerId }, { recordedAt }) => ({
      ...state,
      status: 'converted',
      convertedTo: { agencyId, caseworkerId },
      endedAt: recordedAt,
    }),
    // The desk on duty has it again, and those to which it had gone on.
    ReportReopened: ({ convertedTo: _, endedAt: __, escalatedTo: ___, ...state }, due) => ({
      ...state,
      status: 'triaged',
      ...clockOf('SUPERVISOR', due),
    }),
  },
  caseId: (state) => state.caseId,
  personIds: (state) => [...state.persons.map(({ personId }) => personId), ...(state.reporter ? [state.reporter.personId] : [])],
  relations: (state) => reportRelations(state),
  relationsStay: true,
  ofCase: 'reports',
  presents: z.object({
    status: code(reportStatuses, { id: 'Status laporan', en: 'Status of the report' }).optional(),
    channel: channel.optional(),
    area: area.optional(),
    urgency: urgency.optional(),
    immediateDanger,
    dutyAgencyId: dutyAgency.optional(),
    receivedAt: moment({ id: 'Diterima pada', en: 'Received at' }).optional(),
    dueAt: dueAt.optional(),
    escalatedTo: told.optional(),
    persons: z.array(Slot),
    reporterName: reporterFields.name,
    reporterContact: reporterFields.contact,
    reporterRelation: reporterFields.relation,
    triageNote: triageNote.optional(),
    dismissal: dismissalProposed.optional(),
    caseId: theCaseId.optional(),
  }),
  // Nothing of cases that were named: whether one was found is not the desk's to learn.
  present: ({ status, persons, reporter, dismissal, clock, ...state }) => ({
    status: status === 'none' ? undefined : status,
    channel: state.channel,
    area: state.area,
    urgency: state.urgency,
    immediateDanger: state.immediateDanger,
    dutyAgencyId: state.dutyAgencyId,
    receivedAt: state.receivedAt,
    dueAt: clock?.dueAt,
    escalatedTo: state.escalatedTo,
    persons,
    // Sealed values only: for those who may not know of the reporter there must be no empty shell of one.
    reporterName: reporter?.name,
    reporterContact: reporter?.contact,
    reporterRelation: reporter?.relation,
    triageNote: state.triageNote,
    dismissal: dismissal && presentDismissal(dismissal),
    caseId: state.caseId,
  }),
})

const presentDismissal = ({ reason, explanation, proposedBy, proposedAt }: Dismissal) => ({ reason, explanation, proposedBy, proposedAt })
