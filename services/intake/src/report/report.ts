import { aggregate, event, type Relation } from '@titian/core'
import { personal, type Sealed } from '@titian/privacy'
import { ageBands, type ReportDismissReason, reportChannels, reportDismissReasons, triageUrgency } from '@titian/vocabulary'
import { z } from 'zod'
import { Id, Regency, text, UserId } from '../fields.ts'

/** Someone in a report, under an id of their own: made by the sender's device, it becomes the case's, so that nothing is sealed again. */
export const Slot = z.strictObject({
  personId: Id,
  role: z.enum(['POSSIBLE_VICTIM', 'DEPENDANT', 'WITNESS']),
  ageBand: ageBands.schema.optional(),
  name: personal('identity', { of: 'personId' }, text(200)).optional(),
  ageStatement: personal('identity', { of: 'personId' }, text(200)).optional(),
  contact: personal('contact', { of: 'personId' }, text(300)).optional(),
  place: personal('location', { of: 'personId' }, text(300)).optional(),
  narrative: personal('psychosocial', { of: 'personId' }, text(4000)).optional(),
})
export type Slot = z.output<typeof Slot>

/** Who told. Apart from the report, and absent for all who may not know: an informant who is found out is in danger. */
export const reporterFields = {
  personId: Id,
  name: personal('informant', { of: 'personId' }, text(200)).optional(),
  contact: personal('informant', { of: 'personId' }, text(300)).optional(),
  relation: personal('informant', { of: 'personId' }, text(300)).optional(),
}

/** A text about nobody in particular is filed with the person whom the report is about. */
export const note = personal('psychosocial', { of: 'personId' }, text(2000))

interface Dismissal {
  readonly reason: ReportDismissReason
  readonly explanation?: Sealed | undefined
  readonly proposedBy: string
  readonly proposedAt: string
}

export interface Report {
  readonly status: 'none' | 'received' | 'triaged' | 'dismissed' | 'converted'
  readonly channel?: string
  readonly area?: string
  readonly urgency?: string
  readonly immediateDanger: boolean
  readonly dutyAgencyId?: string
  readonly receivedAt?: string
  readonly endedAt?: string
  /** The person whom the report is about. */
  readonly personId?: string
  readonly persons: readonly Slot[]
  readonly reporterUserId?: string
  readonly reporterAgencyId?: string
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

export const isReportOpen = ({ status }: Report): boolean => status === 'received' || status === 'triaged'

/** What someone says who tells of a person in need, through whichever door. Everything but codes is sealed. */
export const report = aggregate({
  name: 'report',
  events: {
    ReportReceived: event(
      1,
      {
        /** Reserved for the case that it may become: so its lines stand on that case's timeline from the first one on. */
        caseId: Id,
        channel: reportChannels.schema,
        area: Regency,
        urgency: triageUrgency.schema,
        immediateDanger: z.boolean(),
        dutyAgencyId: Id,
        persons: z.array(Slot),
      },
      { label: { id: 'Laporan diterima', en: 'Report received' }, publish: { fields: ['area', 'urgency', 'dutyAgencyId'] } },
    ),
    ReporterIdentified: event(1, reporterFields, {
      label: { id: 'Identitas pelapor dicatat', en: 'Identity of the reporter recorded' },
      group: 'informant',
      publish: { as: 'ReportNoted', fields: [] },
    }),
    ReportTriaged: event(
      1,
      { urgency: triageUrgency.schema, immediateDanger: z.boolean(), note: note.optional() },
      { label: { id: 'Laporan ditelaah', en: 'Report triaged' }, publish: { fields: ['urgency'] } },
    ),
    DismissalProposed: event(
      1,
      { reason: reportDismissReasons.schema, explanation: note.optional() },
      { label: { id: 'Penutupan laporan diusulkan', en: 'Dismissal of the report proposed' }, publish: { fields: [] } },
    ),
    DismissalObjected: event(
      1,
      { explanation: note.optional() },
      { label: { id: 'Penutupan laporan tidak disetujui', en: 'Dismissal of the report objected to' }, publish: { fields: [] } },
    ),
    ReportDismissed: event(
      1,
      { reason: reportDismissReasons.schema },
      { label: { id: 'Laporan ditutup tanpa kasus', en: 'Report dismissed' }, publish: { fields: [] } },
    ),
    ReportConverted: event(
      1,
      {
        caseId: Id,
        caseNumber: z.string(),
        agencyId: Id,
        caseworkerId: UserId,
        personId: Id,
        area: Regency,
        ageBand: ageBands.schema,
        immediateDanger: z.boolean(),
      },
      { label: { id: 'Laporan menjadi kasus', en: 'Report became a case' }, publish: { fields: ['caseId'] } },
    ),
  },
  initialState: { status: 'none', persons: [], immediateDanger: false } as Report,
  evolve: {
    ReportReceived: (state, data, { recordedAt, actor }) => {
      const about = data.persons.find(({ role }) => role === 'POSSIBLE_VICTIM')
      return {
        ...state,
        ...data,
        status: 'received',
        receivedAt: recordedAt,
        ...(about && { personId: about.personId }),
        // The public door keeps nothing of its sender.
        ...(data.channel !== 'PUBLIC_DOOR' && { reporterUserId: actor.userId, reporterAgencyId: actor.agencyId }),
      }
    },
    ReporterIdentified: (state, reporter) => ({ ...state, reporter }),
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
  },
  caseId: (state) => state.caseId,
  personIds: (state) => [...state.persons.map(({ personId }) => personId), ...(state.reporter ? [state.reporter.personId] : [])],
  relations: (state) => reportRelations(state),
  present: ({ status, channel, area, urgency, immediateDanger, dutyAgencyId, receivedAt, persons, reporter, triageNote, dismissal, caseId }) => ({
    status,
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

/** Once a report has become a case, only the relations to the case count: its duty agency and its reporter know no more of it. */
function reportRelations({ status, dutyAgencyId, reporterUserId, reporterAgencyId, receivedAt, endedAt }: Report): readonly Relation[] {
  if (receivedAt === undefined) return []
  const span = { from: receivedAt, ...(status === 'converted' && endedAt && { to: endedAt }) }
  return [
    ...(dutyAgencyId ? [{ kind: 'dutyAgency' as const, agencyId: dutyAgencyId, ...span }] : []),
    ...(reporterUserId && reporterAgencyId ? [{ kind: 'reporterUser' as const, userId: reporterUserId, agencyId: reporterAgencyId, ...span }] : []),
  ]
}
