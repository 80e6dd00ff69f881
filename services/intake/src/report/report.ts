import { aggregate, event, type Rejection, type Relation } from '@titian/core'
import type { Sealed } from '@titian/privacy'
import { code, group, moment, worker } from '@titian/service'
import { type Code, type ReportChannel, type ReportDismissReason, reportChannels, reportDismissReasons, type TriageUrgency } from '@titian/vocabulary'
import { z } from 'zod'
import { accountable, ageBand, area, caseworker, dutyAgency, immediateDanger, theCaseId, theNumber, thePersonId, urgency } from '../fields.ts'
import { reject } from '../rejections.ts'
import { reportStatuses } from './codes.ts'
import { aboutReport, reporterFields, Slot } from './persons.ts'

export const channel = code(reportChannels, { id: 'Jalur laporan', en: 'Channel' })

/** Why, in words: filed with the person whom the report is about. */
export const explanation = aboutReport({ id: 'Penjelasan', en: 'Explanation' })
export const triageNote = aboutReport({ id: 'Catatan telaah', en: 'Note of the triage' })
export const dismissReason = code(reportDismissReasons, { id: 'Alasan', en: 'Reason' })

interface Dismissal {
  readonly reason: ReportDismissReason
  readonly explanation?: Sealed | undefined
  readonly proposedBy: string
  readonly proposedAt: string
}

export interface Report {
  readonly status: 'none' | Code<typeof reportStatuses>
  readonly channel?: ReportChannel
  readonly area?: string
  readonly urgency?: TriageUrgency
  readonly immediateDanger: boolean
  readonly dutyAgencyId?: string
  /** Where another had it before. */
  readonly dutySince?: string
  readonly receivedAt?: string
  readonly endedAt?: string
  /** The person whom the report is about. */
  readonly personId?: string
  readonly persons: readonly Slot[]
  readonly reporter?: {
    readonly personId: string
    readonly name?: Sealed | undefined
    readonly contact?: Sealed | undefined
    readonly relation?: Sealed | undefined
  }
  readonly triageNote?: Sealed
  readonly dismissal?: Dismissal
  readonly caseId?: string
  readonly convertedTo?: { readonly agencyId: string; readonly caseworkerId: string }
}

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

/** What someone says who tells of a person in need, through whichever door. Everything but codes is sealed. */
export const report = aggregate({
  name: 'report',
  label: { id: 'Laporan', en: 'Report' },
  events: {
    ReportReceived: event(
      1,
      {
        /** Reserved for the case that it may become: so its lines stand on that case's timeline from the first one on. */
        caseId: theCaseId,
        channel,
        area,
        urgency,
        immediateDanger,
        dutyAgencyId: dutyAgency,
        persons: z.array(Slot),
      },
      { label: { id: 'Laporan diterima', en: 'Report received' }, publish: { fields: ['area', 'urgency', 'dutyAgencyId'] } },
    ),
    ReporterIdentified: event(1, reporterFields, {
      label: { id: 'Identitas pelapor dicatat', en: 'Identity of the reporter recorded' },
      group: 'informant',
      publish: { as: 'ReportNoted', fields: [] },
    }),
    // Not why: that an agency was excluded is for those to know who excluded it.
    DutyMoved: event(
      1,
      { dutyAgencyId: dutyAgency },
      { label: { id: 'Laporan dialihkan ke meja lain', en: 'Report moved to another desk' }, publish: { fields: ['dutyAgencyId'] } },
    ),
    ReportTriaged: event(
      1,
      { urgency, immediateDanger, note: triageNote.optional() },
      { label: { id: 'Laporan ditelaah', en: 'Report triaged' }, publish: { fields: ['urgency'] } },
    ),
    DismissalProposed: event(
      1,
      { reason: dismissReason, explanation: explanation.optional() },
      { label: { id: 'Penutupan laporan diusulkan', en: 'Dismissal of the report proposed' }, publish: { fields: [] } },
    ),
    DismissalObjected: event(
      1,
      { explanation: explanation.optional() },
      { label: { id: 'Penutupan laporan tidak disetujui', en: 'Dismissal of the report objected to' }, publish: { fields: [] } },
    ),
    ReportDismissed: event(
      1,
      { reason: dismissReason },
      { label: { id: 'Laporan ditutup tanpa kasus', en: 'Report dismissed' }, publish: { fields: [] } },
    ),
    ReportConverted: event(
      1,
      {
        caseId: theCaseId,
        caseNumber: theNumber,
        agencyId: accountable,
        caseworkerId: caseworker,
        personId: thePersonId,
        area,
        ageBand,
        immediateDanger,
      },
      { label: { id: 'Laporan menjadi kasus', en: 'Report became a case' }, publish: { fields: ['caseId'] } },
    ),
    ReportReopened: event(
      1,
      { dutyAgencyId: dutyAgency, immediateDanger, ageBand },
      { label: { id: 'Laporan ditelaah lagi: kasusnya dibatalkan', en: 'Report looked at again: its case was undone' }, publish: { fields: [] } },
    ),
  },
  initialState: { status: 'none', persons: [], immediateDanger: false } as Report,
  evolve: {
    ReportReceived: (state, data, { recordedAt }) => {
      const about = data.persons.find(({ role }) => role === 'POSSIBLE_VICTIM')
      return {
        ...state,
        ...data,
        status: 'received',
        receivedAt: recordedAt,
        ...(about && { personId: about.personId }),
      }
    },
    ReporterIdentified: (state, reporter) => ({ ...state, reporter }),
    DutyMoved: ({ dismissal: _, ...state }, { dutyAgencyId }, { recordedAt }) => ({ ...state, dutyAgencyId, dutySince: recordedAt }),
    ReportTriaged: (state, { urgency, immediateDanger, note: triageNote }) => ({
      ...state,
      status: 'triaged',
      urgency,
      immediateDanger,
      ...(triageNote && { triageNote }),
    }),
    DismissalProposed: (state, { reason, explanation }, { recordedAt, actor }) => ({
      ...state,
      dismissal: { reason, explanation, proposedBy: actor.userId, proposedAt: recordedAt },
    }),
    DismissalObjected: ({ dismissal: _, ...state }) => state,
    ReportDismissed: (state, _, { recordedAt }) => ({ ...state, status: 'dismissed', endedAt: recordedAt }),
    ReportConverted: ({ dismissal: _, ...state }, { agencyId, caseworkerId }, { recordedAt }) => ({
      ...state,
      status: 'converted',
      convertedTo: { agencyId, caseworkerId },
      endedAt: recordedAt,
    }),
    ReportReopened: ({ convertedTo: _, endedAt: __, ...state }) => ({ ...state, status: 'triaged' }),
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
    persons: z.array(Slot),
    reporterName: reporterFields.name,
    reporterContact: reporterFields.contact,
    reporterRelation: reporterFields.relation,
    triageNote: triageNote.optional(),
    dismissal: dismissalProposed.optional(),
    caseId: theCaseId.optional(),
  }),
  present: ({ status, channel, area, urgency, immediateDanger, dutyAgencyId, receivedAt, persons, reporter, triageNote, dismissal, caseId }) => ({
    status: status === 'none' ? undefined : status,
    channel,
    area,
    urgency,
    immediateDanger,
    dutyAgencyId,
    receivedAt,
    persons,
    // Sealed values only: for those who may not know of the reporter there must be no empty shell of one.
    reporterName: reporter?.name,
    reporterContact: reporter?.contact,
    reporterRelation: reporter?.relation,
    triageNote,
    dismissal,
    caseId,
  }),
})

/**
 * Once a report has become a case, only the relations to the case count: its duty agency knows no more of it. Who told has no part in it at all: a
 * state, or a 404 where there was one, would say what came of it before `myReports` does (SAFETY 27).
 */
function reportRelations({ status, dutyAgencyId, dutySince, receivedAt, endedAt }: Report): readonly Relation[] {
  if (receivedAt === undefined || dutyAgencyId === undefined) return []
  const span = { from: dutySince ?? receivedAt, ...(status === 'converted' && endedAt && { to: endedAt }) }
  return [{ kind: 'dutyAgency', agencyId: dutyAgencyId, ...span }]
}
