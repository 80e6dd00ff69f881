import { nationalDeskId } from '@titian/case-file'
import type { Claim, DecisionContext, EventOf, Rejection } from '@titian/core'
import { lookUp } from '@titian/core'
import { reject } from '../rejections.ts'
import type { Slot, SlotSaid } from './persons.ts'
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

/** What both doors decide alike. The agency on duty stands in the first event: no report is without one for a moment (SAFETY 26). */
export function receive(
  channel: Received['channel'],
  said: Told,
  state: Report,
  context: { readonly duty: { readonly agencyId: string } | undefined } & Pick<DecisionContext, 'newId' | 'newPersonId'>,
): readonly ReportEvent[] | Rejection {
  const { reporter: _, persons: __, ...told } = said
  const { duty, newId } = context
  const { persons, reporter } = identified(said, context)
  if (state.status !== 'none') return samePersons(state.persons, persons) ? [] : reject('REPORT_ALREADY_SUBMITTED')
  const found = persons.filter(({ role }) => role === 'POSSIBLE_VICTIM').length
  // Two victims in one report would open each to those who work for the other (SAFETY 19).
  if (found !== 1) return reject('REPORT_ONE_POSSIBLE_VICTIM', { found })
  return [
    {
      type: 'ReportReceived',
      data: {
        caseId: newId('case'),
        channel,
        ...told,
        dutyAgencyId: duty?.agencyId ?? nationalDeskId,
        persons,
      },
    },
    ...(reporter ? [{ type: 'ReporterIdentified', data: reporter } as const] : []),
  ]
}

const samePersons = (left: readonly Slot[], right: readonly Slot[]): boolean =>
  left.map(({ personId }) => personId).join() === right.map(({ personId }) => personId).join()
