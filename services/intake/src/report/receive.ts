import type { EventOf, Rejection } from '@titian/core'
import { lookUp } from '@titian/core'
import { nationalDeskId } from '../national-desk.ts'
import { reject } from '../rejections.ts'
import { dueUntil } from './escalation.ts'
import type { Slot } from './persons.ts'
import type { report } from './report.ts'
import type { Report } from './report-state.ts'

type ReportEvent = EventOf<(typeof report)['events']>
type Received = Extract<ReportEvent, { type: 'ReportReceived' }>['data']
type Reporter = Extract<ReportEvent, { type: 'ReporterIdentified' }>['data']

/** The agency on duty for the area of a report, nearest first; undefined where the directory knows none. */
export const dutyNeed = lookUp<{ readonly agencyId: string } | undefined>('dutyAgency', ({ area }: { area: string }) => ({ area }))

export interface Told {
  readonly area: string
  readonly urgency: Received['urgency']
  readonly immediateDanger: boolean
  readonly persons: readonly Slot[]
  readonly reporter?: Reporter | undefined
}

/** What both doors decide alike. Agency on duty and clock stand in the first event: no report is without them for a moment (SAFETY 26). */
export function receive(
  channel: Received['channel'],
  { reporter, persons, ...told }: Told,
  state: Report,
  { duty, newId, now }: { readonly duty: { readonly agencyId: string } | undefined; readonly newId: (label: string) => string; readonly now: Date },
): readonly ReportEvent[] | Rejection {
  if (state.status !== 'none') return samePersons(state.persons, persons) ? [] : reject('REPORT_ALREADY_SUBMITTED')
  const [about, ...others] = persons.filter(({ role }) => role === 'POSSIBLE_VICTIM')
  // Two victims in one report would open each to those who work for the other (SAFETY 19).
  if (about === undefined || others.length > 0) return reject('REPORT_ONE_POSSIBLE_VICTIM', { found: about ? others.length + 1 : 0 })
  const ids = [...persons.map(({ personId }) => personId), ...(reporter ? [reporter.personId] : [])]
  if (new Set(ids).size !== ids.length) return reject('REPORT_PERSON_TWICE')
  return [
    {
      type: 'ReportReceived',
      data: {
        caseId: newId('case'),
        channel,
        ...told,
        dutyAgencyId: duty?.agencyId ?? nationalDeskId,
        persons: [...persons],
        ...dueUntil('SUPERVISOR', { ...told, ageBand: about.ageBand }, now, told.area),
      },
    },
    ...(reporter ? [{ type: 'ReporterIdentified', data: reporter } as const] : []),
  ]
}

const samePersons = (left: readonly Slot[], right: readonly Slot[]): boolean =>
  left.map(({ personId }) => personId).join() === right.map(({ personId }) => personId).join()
