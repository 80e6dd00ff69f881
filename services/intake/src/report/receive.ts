import { nationalDeskId } from '@titian/case-file'
import type { Claim, DecisionContext, EventOf, Rejection } from '@titian/core'
import { lookUp } from '@titian/core'
import { reject } from '../rejections.ts'
import { dueUntil } from './escalation.ts'
import type { Slot, SlotSaid } from './persons.ts'
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
  readonly persons: readonly SlotSaid[]
  readonly reporter?: Omit<Reporter, 'personId'> | undefined
}

type NewPersons = Pick<DecisionContext, 'newPersonId'>

/** Each under an id that follows from where they stand in the input: their values are sealed under the same. */
const identified = ({ persons, reporter }: Told, { newPersonId }: NewPersons) => ({
  persons: persons.map((person, index) => ({ personId: newPersonId(`persons.${index}`), ...person })),
  reporter: reporter && { personId: newPersonId('reporter'), ...reporter },
})

/** No two reports can ever share a person, and with them the ledger of what they consent to. */
export function personsAreNew(told: Told, _: Report, context: NewPersons): readonly Claim[] {
  const { persons, reporter } = identified(told, context)
  return [...persons, ...(reporter ? [reporter] : [])].map(({ personId: key }) => ({
    kind: 'person',
    key,
    otherwise: reject('REPORT_ALREADY_SUBMITTED'),
  }))
}

/** What both doors decide alike. Agency on duty and clock stand in the first event: no report is without them for a moment (SAFETY 26). */
export function receive(
  channel: Received['channel'],
  said: Told,
  state: Report,
  context: { readonly duty: { readonly agencyId: string } | undefined } & Pick<DecisionContext, 'newId' | 'newPersonId' | 'now'>,
): readonly ReportEvent[] | Rejection {
  const { reporter: _, persons: __, ...told } = said
  const { duty, newId, now } = context
  const { persons, reporter } = identified(said, context)
  if (state.status !== 'none') return samePersons(state.persons, persons) ? [] : reject('REPORT_ALREADY_SUBMITTED')
  const [about, ...others] = persons.filter(({ role }) => role === 'POSSIBLE_VICTIM')
  // Two victims in one report would open each to those who work for the other (SAFETY 19).
  if (about === undefined || others.length > 0) return reject('REPORT_ONE_POSSIBLE_VICTIM', { found: about ? others.length + 1 : 0 })
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
