import { event } from '@titian/core'
import { code, group, ref, technical } from '@titian/service'
import { reportChannels, reportDismissReasons } from '@titian/vocabulary'
import { z } from 'zod'
import { accountable, ageBand, area, caseworker, due, dutyAgency, immediateDanger, theCaseId, theNumber, thePersonId, urgency } from '../fields.ts'
import { reportDesks } from './escalation.ts'
import { aboutReport, reporterFields, Slot } from './persons.ts'

export const channel = code(reportChannels, { id: 'Jalur laporan', en: 'Channel' })

/** Why, in words: filed with the person whom the report is about. */
export const explanation = aboutReport({ id: 'Penjelasan', en: 'Explanation' })
export const triageNote = aboutReport({ id: 'Catatan telaah', en: 'Note of the triage' })
export const dismissReason = code(reportDismissReasons, { id: 'Alasan', en: 'Reason' })
export const told = code(reportDesks, { id: 'Diteruskan kepada', en: 'Goes on to' })

/** Missing where nobody is left to be told. */
const dueIfAny = { rule: due.rule.optional(), dueAt: due.dueAt.optional(), zone: due.zone.optional() }

/** An agency that has it from then on as well; without one, the supervisor of those who have it is told. */
const goesOn = { to: told, agencyId: dutyAgency.optional(), ...dueIfAny }

/** The case that somebody named, where there is one, and who answers for it. Shown to nobody: that a case was found would tell that there is one. */
export const linkedCase = group(
  {
    caseId: technical({ id: 'Kasus yang dikenal', en: 'Known case' }),
    agencyId: technical({ id: 'Lembaga kasus itu', en: 'Agency of that case' }),
    /** Missing while the case is with its supervisor. */
    caseworkerId: technical({ id: 'Pendamping kasus itu', en: 'Caseworker of that case' }).optional(),
  },
  { id: 'Kasus yang dikenal', en: 'Known case' },
)

const judging = {
  ReportTriaged: event(
    1,
    { urgency, immediateDanger, note: triageNote.optional(), ...dueIfAny },
    { label: { id: 'Laporan ditelaah', en: 'Report triaged' }, publish: { fields: ['urgency'] } },
  ),
  ReportEscalated: event(1, goesOn, {
    label: { id: 'Laporan belum diputuskan, diteruskan', en: 'Report not decided in time, goes on to the next desk' },
    publish: { fields: [] },
  }),
  DismissalProposed: event(
    1,
    { reason: dismissReason, explanation: explanation.optional(), ...due },
    { label: { id: 'Penutupan laporan diusulkan', en: 'Dismissal of the report proposed' }, publish: { fields: [] } },
  ),
  DismissalEscalated: event(1, goesOn, {
    label: { id: 'Usul penutupan laporan menunggu terlalu lama, diteruskan', en: 'Dismissal waited too long for a second person, goes on' },
    publish: { fields: [] },
  }),
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
}

const linking = {
  // Whatever number was named, the same event: hit and miss must not be told apart (SAFETY 4, 7).
  ReportLinked: event(
    1,
    { number: technical({ id: 'Nomor yang disebut', en: 'Number that was named' }), linked: linkedCase.optional() },
    {
      label: { id: 'Laporan dihubungkan dengan orang yang sudah dikenal', en: 'Report linked to a person who is known already' },
      group: 'informant',
      publish: { as: 'ReportNoted', fields: [] },
    },
  ),
  ReportTakenUp: event(
    1,
    { caseId: ref('case', { id: 'Kasus', en: 'Case' }) },
    { label: { id: 'Laporan baru ditindaklanjuti dalam kasus ini', en: 'New report taken up in this case' }, publish: { fields: ['caseId'] } },
  ),
}

export const reportEvents = {
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
      ...due,
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
  ...judging,
  ...linking,
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
    { dutyAgencyId: dutyAgency, immediateDanger, ageBand, ...due },
    { label: { id: 'Laporan ditelaah lagi: kasusnya dibatalkan', en: 'Report looked at again: its case was undone' }, publish: { fields: [] } },
  ),
}
