import type { EventOf } from '@titian/core'
import { as, idOf, immigration, type Past, sealedFixture, uptd } from '@titian/testing'
import type { Slot, SlotSaid } from './persons.ts'
import type { report } from './report.ts'

type Events = (typeof report)['events']
type Data<Type extends string> = Extract<EventOf<Events>, { type: Type }>['data']

/** Kota Kupang, where the counter is; she says that she is from elsewhere. */
export const kupang = '53.71'
/** As intake makes it of where she stands in the report. */
export const victimId = idOf('persons.0')
export const duty = { agencyId: uptd.agencyId }
/** Kelurahan Oebufu issued the document: finer than kab/kota, so sealed. */
export const slotSaid = (more: Partial<SlotSaid> = {}): SlotSaid => ({
  role: 'POSSIBLE_VICTIM',
  ageBand: 'ADULT_21_29',
  name: sealedFixture('nama rekaan'),
  place: sealedFixture('53.71.04.1009'),
  narrative: sealedFixture('cerita rekaan'),
  ...more,
})
export const slot = (more: Partial<Slot> = {}): Slot => ({ personId: victimId, ...slotSaid(more), ...more })

/** 24 hours after the usual now of tests: of a report that is about an adult in no danger. */
export const due = { rule: 'REPORT-OTHER-SUPERVISOR', dueAt: '2024-03-05T02:00:00.000Z', zone: 'Asia/Makassar' } as const
export const secondPersonDue = { ...due, rule: 'SECOND-PERSON' } as const

export const received = (more: Partial<Data<'ReportReceived'>> = {}): Past<Events> => ({
  type: 'ReportReceived',
  actor: as(immigration),
  data: {
    caseId: idOf('case'),
    channel: 'IMMIGRATION_COUNTER',
    area: kupang,
    urgency: 'PRIORITY',
    immediateDanger: false,
    dutyAgencyId: uptd.agencyId,
    persons: [slot()],
    ...due,
    ...more,
  },
})
export const identified = (): Past<Events> => ({
  type: 'ReporterIdentified',
  data: { personId: idOf('reporter'), name: sealedFixture('pelapor rekaan') },
})
export const triaged = (more: Partial<Data<'ReportTriaged'>> = {}): Past<Events> => ({
  type: 'ReportTriaged',
  data: { urgency: 'EMERGENCY', immediateDanger: true, ...more },
})
export const proposed = (by = as(uptd, 'duty-officer')): Past<Events> => ({
  type: 'DismissalProposed',
  actor: by,
  data: { reason: 'UNFOUNDED', ...secondPersonDue },
})
export const escalated = (more: Partial<Data<'ReportEscalated'>> = {}): Past<Events> => ({
  type: 'ReportEscalated',
  data: { to: 'SUPERVISOR', rule: 'REPORT-OTHER-PROVINCE', dueAt: '2024-03-08T02:00:00.000Z', zone: 'Asia/Makassar', ...more },
})
export const linked = (more: Partial<Data<'ReportLinked'>> = {}): Past<Events> => ({
  type: 'ReportLinked',
  data: { number: '2222-2222', linked: { caseId: idOf('known case'), agencyId: uptd.agencyId, caseworkerId: as(uptd).userId }, ...more },
})
export const takenUp = (): Past<Events> => ({ type: 'ReportTakenUp', data: { caseId: idOf('known case') } })
export const dismissed = (): Past<Events> => ({ type: 'ReportDismissed', data: { reason: 'UNFOUNDED' } })
export const converted = (more: Partial<Data<'ReportConverted'>> = {}): Past<Events> => ({
  type: 'ReportConverted',
  data: {
    caseId: idOf('case'),
    caseNumber: '2222-2222',
    agencyId: uptd.agencyId,
    caseworkerId: 'u-7',
    personId: victimId,
    area: kupang,
    ageBand: 'ADULT_21_29',
    immediateDanger: false,
    ...more,
  },
})
