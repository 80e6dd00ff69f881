import { nationalDeskId } from '@titian/case-file'
import type { EventOf, Rejection } from '@titian/core'
import { lookUp } from '@titian/core'
import { reject } from '../rejections.ts'
import type { Slot } from './persons.ts'
import type { Report, report } from './report.ts'

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

/** What both doors decide alike. The agency on duty stands in the first event: no report is without one for a moment (SAFETY 26). */
export function receive(
  channel: Received['channel'],
  { reporter, persons, ...told }: Told,
  state: Report,
  { duty, newId }: { readonly duty: { readonly agencyId: string } | undefined; readonly newId: (label: string) => string },
): readonly ReportEvent[] | Rejection {
  if (state.status !== 'none') return samePersons(state.persons, persons) ? [] : reject('REPORT_ALREADY_SUBMITTED')
  const found = persons.filter(({ role }) => role === 'POSSIBLE_VICTIM').length
  // Two victims in one report would open each to those who work for the other (SAFETY 19).
  if (found !== 1) return reject('REPORT_ONE_POSSIBLE_VICTIM', { found })
  const ids = [...persons.map(({ personId }) => personId), ...(reporter ? [reporter.personId] : [])]
  if (new Set(ids).size !== ids.length) return reject('REPORT_PERSON_TWICE')
  return [
    {
      type: 'ReportReceived',
      data: { caseId: newId('case'), channel, ...told, dutyAgencyId: duty?.agencyId ?? nationalDeskId, persons: [...persons] },
    },
    ...(reporter ? [{ type: 'ReporterIdentified', data: reporter } as const] : []),
  ]
}

const samePersons = (left: readonly Slot[], right: readonly Slot[]): boolean =>
  left.map(({ personId }) => personId).join() === right.map(({ personId }) => personId).join()
